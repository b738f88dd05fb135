"""What a reader writes on the map: its values, and the panel where it is written."""
