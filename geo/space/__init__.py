"""Who borders on whom, and what likeness of neighbours says."""
