"""Counties as screens show them: figures, names, where they lie."""
