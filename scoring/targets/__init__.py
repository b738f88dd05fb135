"""Who meets an official target, how far the others are, and at what pace they come closer."""
