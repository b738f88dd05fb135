"""Two measures at once."""
