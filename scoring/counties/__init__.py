"""Counties: their figures unit by unit, what they come to, and how unequal they are inside."""
