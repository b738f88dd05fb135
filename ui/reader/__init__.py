"""Who is at the page, which figures they asked for, and what is kept of answers by these."""
