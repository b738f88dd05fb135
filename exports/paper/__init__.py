"""A report of many pages: one value, laid out as PDF and as Word."""
