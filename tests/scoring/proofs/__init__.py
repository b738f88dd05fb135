"""What holds whatever the weights."""
