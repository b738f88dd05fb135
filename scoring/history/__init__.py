"""What is scored through time, every year on one scale."""
