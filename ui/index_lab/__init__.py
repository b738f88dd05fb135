"""The index: open it, change it, compare it, question it, take it along."""
