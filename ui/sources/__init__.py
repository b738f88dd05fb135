"""Sources and data: how complete, from where, and how a figure becomes a score."""
