"""The diagnosis as city and comparison show it."""
