"""What the index is made of, and what its parts turn out to weigh."""
