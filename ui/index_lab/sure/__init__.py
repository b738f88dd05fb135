"""How sure a rank is, and which choice makes it unsure."""
