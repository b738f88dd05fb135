"""Two maps side by side: the second one, and how the two go together."""
