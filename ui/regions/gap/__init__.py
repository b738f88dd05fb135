"""How wide is the gap?"""
