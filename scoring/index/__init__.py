"""The index: choose, treat, normalise, weight, aggregate, rank."""
