"""What a new edition of the tables adds, changes and withdraws.

Run: python -m data.editions OLD_FOLDER [NEW_FOLDER]

Each folder is read as it is, also one of an earlier form that lacks columns or
tables of today: what is compared is what both say.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from pandas import DataFrame, Index

from data.catalogue import FOLDER
from data.errors import DataError, in_words
from data.reading import read_text

KEY = ["variable", "year", "city_code"]
# Table → the code by which its entries are known, and how the list calls them.
ENTRIES = {
    "variables": ("variable", "variables"),
    "indicators": ("indicator", "indicators"),
    "pilots": ("programme", "programmes"),
    "verdicts": ("survey", "surveys and titles"),
    "targets": ("target", "targets"),
    "sources": ("source", "sources"),
}
SHOWN = 20


@dataclass(frozen=True)
class Editions:
    """The figures of two editions, side by side.

    Attributes
    ----------
    added, withdrawn : DataFrame, index variable, year and city_code, column value;
        figures that only the new or only the old edition has
    changed : DataFrame of the same index, old and new, largest change first
    entries : what the list calls a table's entries → added codes and gone codes
    """

    added: DataFrame
    withdrawn: DataFrame
    changed: DataFrame
    entries: dict[str, tuple[list[str], list[str]]]


def compare(old: Path, new: Path) -> Editions:
    """Return what the edition in `new` makes of the one in `old`.

    Raises
    ------
    DataError
        If a folder has no readable values.csv, or a figure in it is no number.
    """
    before, after = _figures(old), _figures(new)
    both = before.join(after, how="inner", lsuffix="_old", rsuffix="_new")
    both = both.set_axis(["old", "new"], axis=1)
    changed = both[both["old"] != both["new"]]
    size = ((changed["new"] - changed["old"]) / changed["old"].abs().clip(lower=1e-9)).abs()
    return Editions(
        added=after.loc[after.index.difference(before.index)],
        withdrawn=before.loc[before.index.difference(after.index)],
        changed=changed.loc[size.sort_values(ascending=False, kind="stable").index],
        entries={
            called: (_more(new, old, table, code), _more(old, new, table, code))
            for table, (code, called) in ENTRIES.items()
        },
    )


def as_text(found: Editions) -> str:
    """Return the list to be read: counts by variable, entries, and the largest changes."""
    counts = DataFrame(
        {
            name: frame.groupby("variable").size()
            for name, frame in (
                ("added", found.added),
                ("changed", found.changed),
                ("withdrawn", found.withdrawn),
            )
        }
    )
    counts = counts.fillna(0).astype(int)
    total = counts.sum()
    lines = [f"Figures: {', '.join(f'{total[name]:,} {name}' for name in counts)}."]
    lines += [
        f"  {variable}: {', '.join(_part(found, name, str(variable)) for name in counts if row[name])}"
        for variable, row in counts.iterrows()
    ]
    for called, (added, gone) in found.entries.items():
        lines += [
            f"{word} {called}: {', '.join(codes)}"
            for word, codes in (("New", added), ("Gone", gone))
            if codes
        ]
    shown = found.changed.head(SHOWN)
    if len(shown):
        lines.append(
            f"Largest changes{f' ({SHOWN} of {len(found.changed):,})' * (len(found.changed) > SHOWN)}:"
        )
    lines += [
        f"  {city_code} {variable} {year}: {old:,.15g} → {new:,.15g} ({100 * (new / old - 1):+.1f} %)"
        if old
        else f"  {city_code} {variable} {year}: {old:,.15g} → {new:,.15g}"
        for (variable, year, city_code), old, new in shown.itertuples()
    ]
    return "\n".join(lines)
