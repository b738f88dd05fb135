"""Charts on a screen: one module a kind draws its value in the reader's theme."""
