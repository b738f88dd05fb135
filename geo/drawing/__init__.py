"""The parts of a picture of the map."""
