"""The country in hexagons of one size: every unit weighs the same, whatever its area."""
