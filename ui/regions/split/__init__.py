"""Between groups of cities or within them?"""
