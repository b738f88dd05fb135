"""What holds whatever the weights, and which weights would mean what they say."""
