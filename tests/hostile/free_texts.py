"""The tables of the atlas with a hostile text in each cell that a person may write freely."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.catalogue import WITHHELD
from data.manifest import vouch
from data.orders import ACCEPTED
from tests.hostile.attacks import WRITABLE, in_turn
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
    "breaks": ("note",),
    "doubts": ("why_zh", "why_en"),
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


def poison(folder: Path) -> None:
    """Write payloads in the place of the free texts of the tables in `folder`, and vouch for them.

    Each column goes through all of them in an order of its own.
    """
    for path in folder.glob("*.csv"):
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        for column in FREE_TEXT.get(path.stem, ()):
            texts = in_turn((*VISIBLE, *WRITABLE), f"{path.stem} {column}")
            table[column] = [_kept(str(old)) + next(texts) for old in table[column]]
        table.to_csv(path, index=False, lineterminator="\n")
    vouch(folder)


def _kept(note: str) -> str:
    """What a note must go on saying for the figure to be taken."""
    if note.startswith(WITHHELD):
        return WITHHELD
    return f"{ACCEPTED}; " if ACCEPTED in note else ""
