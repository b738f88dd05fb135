"""Town and country, young and old, and who came and went."""
