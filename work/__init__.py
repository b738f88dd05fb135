"""Heavy work: one bounded line for it, and processes of low priority to do it in."""
