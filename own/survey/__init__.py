"""What residents say: answers or shares by city, with their margins, and nobody's person."""
