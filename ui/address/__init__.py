"""The View and the address that stands for it."""
