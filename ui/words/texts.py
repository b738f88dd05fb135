"""Every text of the screens in each language, kept beside the rooms that say them.

A text is looked up by key and filled with named values. Both languages of
every key, and the same placeholders in both, are held by a test.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from numbers import Integral
from pathlib import Path

from data.languages import LANGUAGES, MANNERS, Language, Manner

__all__ = ["LANGUAGES", "ROOMS", "Language", "Words", "read_texts"]

# The placeholders that stand for how many there are, and never for a year or a code.
_COUNTS = frozenset({"n", "of", "known", "missing", "total", "left", "figures", "corrections"})
ROOMS = Path(__file__).parents[1]


@cache
def read_texts() -> Mapping[str, Mapping[str, str]]:
    """Return key → language → text over all files; the room's name starts the key.

    Texts that several rooms say stand in ``words/text``, and the file's name starts theirs.
    """
    texts: dict[str, Mapping[str, str]] = {}
    for path in sorted(ROOMS.rglob("*.toml")):
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
        room = path.parent.name if path.stem == "text" else path.stem
        texts |= {f"{room}.{key}": entry for key, entry in entries.items()}
    return texts


@dataclass(frozen=True)
class Words:
    """The texts in one language: ``words("atlas.title")``."""

    language: Language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of `key`, its placeholders filled from `values`.

        Raises
        ------
        KeyError
            If the key or a placeholder's value is missing: a slip of ours.
        """
        return read_texts()[key][self.language].format(**self._grouped(values))

    def _grouped(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """Values with counts as the language writes them: 2,844 in English, 2844 in Chinese."""
        if not self.manner.grouped:
            return values
        return {
            name: f"{value:,}" if name in _COUNTS and isinstance(value, Integral) else value
            for name, value in values.items()
        }

    @property
    def manner(self) -> Manner:
        """How the language is written where no text says it."""
        return MANNERS[self.language]

    @property
    def other(self) -> Language:
        """Another language, in which files name a unit once more."""
        return next(language for language in LANGUAGES if language != self.language)

    def has(self, key: str) -> bool:
        """Return whether there is a text of this key."""
        return key in read_texts()

    def pick(self, row: Mapping[str, str], column: str = "name") -> str:
        """Return the name of a table row in this language: ``name_zh`` or ``name_en``."""
        return str(row[f"{column}_{self.language}"])

    def list(self, items: list[str]) -> str:
        """Return items as a list in a sentence: "a, b and c", 甲、乙和丙."""
        if len(items) < 2:
            return "".join(items)
        return self.manner.comma.join(items[:-1]) + self.manner.last + items[-1]
