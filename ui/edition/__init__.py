"""What is said of the index itself: its edition, what counts half, the ranking beside it."""
