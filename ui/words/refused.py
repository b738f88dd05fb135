"""Why something was refused or cannot be computed, in the reader's language."""

from __future__ import annotations

from data.errors import AtlasError
from ui.words.texts import Words


def why(error: AtlasError, words: Words) -> str:
    """Return the reason in words; it may quote what was refused, so it is outside text.

    An error without a key is for an operator, and stays as it is in the log.
    """
    return words(f"refused.{error.key}", **error.values) if error.key else str(error)
