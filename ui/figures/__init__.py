"""What is shown, as values; `kept` holds the cached calls."""
