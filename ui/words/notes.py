"""What the tables say in their own words, in the reader's language."""

from __future__ import annotations

from data.catalogue import WITHHELD
from ui.words.texts import Words

_JOINT = "; "


def note_text(note: object, words: Words) -> str:
    """Return a note, publisher, source or the like of a table as the reader sees it.

    The Chinese stands in ``ui/words/text/notes.toml``, keyed by what the table
    says. A text that is not there, as in a table of an operator's own, is
    shown as it stands.

    Parameters
    ----------
    note : text, with or without "withheld: " in front; a missing one gives ""
    """
    if not isinstance(note, str):
        return ""
    joint = "；" if words.language == "zh" else _JOINT
    parts = _parts(note.replace(WITHHELD, ""), words)
    return joint.join(words(_key(part)) if words.has(_key(part)) else part for part in parts)


def _parts(note: str, words: Words) -> list[str]:
    """The note whole, or parted in two where it joins a numerator's and a denominator's.

    A single note has semicolons of its own, so a joint is one that parts
    the note into two known ones.
    """
    pieces = note.split(_JOINT)
    for at in range(1, len(pieces)):
        pair = [_JOINT.join(pieces[:at]), _JOINT.join(pieces[at:])]
        if all(words.has(_key(part)) for part in pair):
            return pair
    return [note]


def _key(note: str) -> str:
    return f"notes.{note}"
