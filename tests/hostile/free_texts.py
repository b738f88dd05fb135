"""The tables of the atlas with a hostile text in each cell that a person may write freely."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.catalogue import FOLDER, WITHHELD
from data.manifest import vouch
from data.orders import ACCEPTED
from tests.hostile.payloads import VISIBLE

# table → its columns of free text: all but codes, numbers and words of a fixed list
FREE_TEXT = {
    "sources": (
        *("short_zh", "short_en", "publisher", "title"),
        *("published", "refers_to", "terms", "how_read"),
    ),
    "units": ("name_zh", "name_en"),
    "words": ("text_zh", "text_en"),
    "cities": ("name_zh", "name_en", "short_zh", "province_zh", "province_en"),
    "clusters": ("name_zh", "name_en"),
    "counties": ("name_zh", "name_en"),
    "county_variables": ("name_zh", "name_en"),
    "county_values": ("note",),
    "variables": ("name_zh", "name_en", "yearbook_table"),
    "values": ("note", "remark"),
    "indicators": ("name_zh", "name_en"),
    "pilots": ("name_zh", "name_en", "complete", "source"),
    "frameworks": (
        *("name_zh", "name_en", "heading_zh", "heading_en"),
        *("wanting_zh", "wanting_en", "source"),
    ),
    "silent": ("why_zh", "why_en"),
    "targets": ("title_zh", "title_en", "document", "note"),
    "verdicts": ("name_zh", "name_en", "publisher"),
    "suggestions": (
        *("title_zh", "title_en", "direction_zh", "direction_en"),
        *("source_zh", "source_en"),
    ),
    "decides": ("why_zh", "why_en"),
    "evidence": ("why_zh", "why_en"),
    "questions": (
        *("title_zh", "title_en", "check_zh", "check_en"),
        *("measure_zh", "measure_en", "source_zh", "source_en"),
    ),
    "national_facts": ("name_zh", "name_en", "date", "place_in_wu"),
}


def write_hostile_tables(folder: Path, turn: int = 0) -> None:
    """Write every table with payloads in the place of its free texts, all others as they are.

    Parameters
    ----------
    turn : where in the list of payloads the first cell begins
    """
    for path in FOLDER.glob("*.csv"):
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        for place, column in enumerate(FREE_TEXT.get(path.stem, ())):
            table[column] = _poisoned(table[column], turn + 7 * place)
        table.to_csv(folder / path.name, index=False, lineterminator="\n")
    vouch(folder)


def _poisoned(column: pd.Series, start: int) -> pd.Series:
    """A payload in each cell, behind what a note must go on saying for the figure to be taken."""
    rows = [
        _kept(str(old)) + VISIBLE[(start + row) % len(VISIBLE)] for row, old in enumerate(column)
    ]
    return pd.Series(rows, column.index)


def _kept(note: str) -> str:
    if note.startswith(WITHHELD):
        return WITHHELD
    return f"{ACCEPTED}; " if ACCEPTED in note else ""
