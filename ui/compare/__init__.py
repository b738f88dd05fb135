"""Two to six cities, provinces or clusters side by side."""
