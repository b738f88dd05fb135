"""How figures are cut into classes."""
