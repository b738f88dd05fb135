"""What is kept of classes and targets."""
