"""Targets in words and tables: who meets them, who is near, at what pace."""
