"""What is kept of the map's ground."""
