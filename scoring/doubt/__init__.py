"""How far an index can be trusted: other choices, other frameworks, every step recomputed."""
