"""City clusters and economic regions side by side."""
