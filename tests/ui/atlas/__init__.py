"""What the atlas says."""
