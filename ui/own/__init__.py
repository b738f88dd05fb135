"""The screen of own figures: bring a table, answer what is asked, see it, keep it."""
