"""Earlier editions: kept, found again, and distrusted."""
