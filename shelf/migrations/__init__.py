"""How the tables of the shelf came to be what they are, step by step."""
