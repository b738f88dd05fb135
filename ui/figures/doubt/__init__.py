"""What is kept of draws and of the doubt in figures."""
