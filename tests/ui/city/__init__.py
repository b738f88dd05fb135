"""What the screen of a city says."""
