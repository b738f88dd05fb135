"""One step a module; a step that was ever released is never changed."""
