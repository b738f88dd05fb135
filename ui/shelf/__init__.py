"""The shelf on the page: what is kept under names, by whom, and in which versions."""
