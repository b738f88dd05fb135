"""The briefing: views put in order, presented, and taken away as files."""
