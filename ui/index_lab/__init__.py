"""The index laboratory: open the index, change it, compare it, question it, take it along."""
