"""A city or region beside its peers: its type, its standing, what would move it."""
