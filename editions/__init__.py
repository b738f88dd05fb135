"""Earlier editions of the data, kept whole and read as warily as anything from outside."""
