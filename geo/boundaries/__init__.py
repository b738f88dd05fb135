"""Where the outlines of units come from, and how they are checked, simplified and handed out."""
