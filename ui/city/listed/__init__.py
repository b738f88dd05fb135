"""What is listed of a city, line by line, kept."""
