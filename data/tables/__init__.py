"""What each published table promises, by what the tables are of."""
