"""Chinese names of cities and counties spelt in pinyin, without tones: 苏州 is suzhou.

They stand in a table beside this, because the dictionary they are made from holds
fifty megabytes. `python -m tests.spelt` writes it anew after a name has changed.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("pinyin.csv")


def pinyin(name: str) -> str:
    """Return a name in pinyin; "" for a name of other tables than ours."""
    return spelt().get(name, "")


@cache
def spelt() -> Mapping[str, str]:
    """Return name → pinyin, as the table has them."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["pinyin"] for row in csv.DictReader(file)}
