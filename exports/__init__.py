"""Files that leave the atlas and stand alone: each format in a module of its own."""
