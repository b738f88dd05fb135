"""The words that the tables bring along, read once."""

from __future__ import annotations

from functools import cache

from data.spoken import Spoken, read_spoken


@cache
def spoken() -> Spoken:
    """Return what the tables call their sources, units and remarks."""
    return read_spoken()
