"""Charts in a presentation, native: their figures are edited where they are shown."""
