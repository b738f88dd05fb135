"""What is proved of a city whatever the weights: in sentences, and as weights."""
