"""The index: choose, treat, normalise, weight, aggregate, rank. Pure functions over DataFrames."""
