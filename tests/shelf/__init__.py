"""The shelf, on both databases."""
