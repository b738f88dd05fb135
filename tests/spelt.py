"""The names of cities and counties in pinyin: `python -m tests.spelt` writes their table anew."""

from __future__ import annotations

import csv

from pypinyin import lazy_pinyin

from ui.figures import kept
from ui.figures.counties import kept as counties_kept
from ui.figures.labels.pinyin import TABLE


def spell() -> dict[str, str]:
    """Return each name that is looked up → its pinyin without tones, in the order of signs."""
    cities, counties = kept.catalogue().cities, counties_kept.units()
    names = {*cities["short_zh"], *cities["name_zh"], *counties["name_zh"]}
    return {name: "".join(lazy_pinyin(name)) for name in sorted(names)}


if __name__ == "__main__":
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerows([("name", "pinyin"), *spell().items()])
