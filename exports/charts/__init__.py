"""Charts as values, and as pictures: what is drawn on a screen, on a slide and in a file."""
