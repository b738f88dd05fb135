"""The same cities under all evaluation frameworks."""
