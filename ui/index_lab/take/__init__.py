"""A choice set with a name, as a link, as a file, and in words."""
