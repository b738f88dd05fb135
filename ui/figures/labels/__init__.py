"""What is kept of names in lists."""
