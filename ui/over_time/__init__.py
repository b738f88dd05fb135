"""A figure over the years, shared by city and comparison: courses, lines, a panel."""
