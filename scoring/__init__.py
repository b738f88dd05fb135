"""What is said of the figures: index, doubt, inequality, diagnosis. Pure functions over tables."""
