"""The atlas: one measure, all of China, one city in focus."""
