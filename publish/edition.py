"""Under which name an edition of the tables is published, and what tells one build from another."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from data.catalogue import FOLDER
from data.fingerprint import read_fingerprint
from geo.kept_files import key_of

_ROOT = Path(__file__).parents[1]
_ROOMS = ("data", "scoring", "geo", "exports", "ui", "publish")
_KINDS = {".py", ".toml", ".j2", ".js", ".css"}
_LIBRARIES = ("folium", "pandas", "numpy", "resvg-py", "pillow")


@cache
def path_part() -> str:
    """Return the folder of this edition: the same tables, the same name."""
    tables = read_fingerprint(FOLDER).sha256
    return hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()[:10]


@cache
def build_key() -> str:
    """Return a hash of all that decides what is written: tables, code, texts, libraries.

    A build that was stopped goes on only from what was made by the same.
    """
    code = (p for room in _ROOMS for p in (_ROOT / room).rglob("*") if p.suffix in _KINDS)
    return hashlib.sha256(f"{path_part()} {key_of(sorted(code), _LIBRARIES)}".encode()).hexdigest()
