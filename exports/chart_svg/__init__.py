"""Charts as pictures of our own: plain lines of SVG, one module a kind."""
