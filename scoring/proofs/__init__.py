"""What holds whatever the weights, and which weights would do what is asked of them."""
