"""Under which name an edition is published, and what tells one build of it from another."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from data.edition import current
from exports.imprint import review_number
from geo.kept_files import key_of
from ui.figures.space.kept import boundaries

_ROOT = Path(__file__).parents[1]
_ROOMS = ("data", "scoring", "geo", "exports", "ui", "publish")
_KINDS = {".py", ".toml", ".j2", ".js", ".css"}
_LIBRARIES = ("folium", "pandas", "numpy", "resvg-py", "pillow")


def path_part() -> str:
    """Return the folder of today's edition: the same tables and method, the same name."""
    return current().label


@cache
def build_key() -> str:
    """Return a hash of all that decides what is written: tables, boundaries and their review
    number, code, texts, libraries.

    A build that was stopped goes on only from what was made by the same.
    """
    code = (p for room in _ROOMS for p in (_ROOT / room).rglob("*") if p.suffix in _KINDS)
    rests_on = (path_part(), boundaries().key, review_number(), key_of(sorted(code), _LIBRARIES))
    return hashlib.sha256(" ".join(rests_on).encode()).hexdigest()
