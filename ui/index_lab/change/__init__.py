"""What a change of the index moves."""
