"""What the tables say in their own words, in the reader's language."""

from __future__ import annotations

from data.catalogue import WITHHELD
from ui.words.tables import spoken
from ui.words.texts import Words

_JOINT = "; "


def note_text(note: object, words: Words) -> str:
    """Return a note, publisher, source or the like of a table as the reader sees it.

    The words stand in ``data/words.csv``, keyed by what the table says. A text
    that is not there, as in a table of an operator's own, is shown as it stands.

    Parameters
    ----------
    note : code or text, with or without "withheld: " in front, or two of them
        joined for a numerator and a denominator; a missing one gives ""
    """
    if not isinstance(note, str):
        return ""
    said, bare = spoken(), note.replace(WITHHELD, "")
    parts = bare.split(_JOINT)
    if said.knows(bare) or not any(map(said.knows, parts)):
        return said.text(bare, words.language)
    return words.manner.semicolon.join(said.text(part, words.language) for part in parts)
