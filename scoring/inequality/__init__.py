"""How unequal cities are: in one measure, between groups, over the years."""
