"""Why a file was not read, in the reader's language."""

from __future__ import annotations

from data.errors import AtlasError
from data.untrusted_toml import RefusedFile
from ui.words.texts import Words


def why(error: AtlasError, words: Words) -> str:
    """Return the reason in words; it may quote the file, so it is outside text."""
    if isinstance(error, RefusedFile):
        return words(f"files.{error.reason}", detail=error.detail)
    return str(error)
