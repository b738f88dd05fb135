"""What every screen's page is made of: its address, its look, its controls."""
