"""Every text and number in the reader's language."""
