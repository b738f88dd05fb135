"""What an office brings itself: its figures, its residents' answers, its corrections."""
