"""Is the gap closing?"""
