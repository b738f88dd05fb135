"""One city: where it stands, on which figures, and beside whom."""
