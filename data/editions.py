"""What a new edition of the tables adds, changes and withdraws.

Run: python -m data.editions OLD_FOLDER [NEW_FOLDER]

Each folder is read as it is, also one of an earlier form that lacks columns or
tables of today: what is compared is what both say.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import FOLDER, Catalogue
from data.errors import DataError, in_words, lines
from data.reading import read_text

KEY = ["variable", "year", "city_code"]
# Table → the code by which its entries are known, and what they are called.
ENTRIES = {
    "variables": ("variable", "variables"),
    "indicators": ("indicator", "indicators"),
    "pilots": ("programme", "programmes"),
    "verdicts": ("survey", "surveys and titles"),
    "targets": ("target", "targets"),
    "sources": ("source", "sources"),
}
KINDS = ("added", "changed", "withdrawn")
SHOWN = 20


@dataclass(frozen=True)
class Editions:
    """The figures of two editions, side by side.

    Attributes
    ----------
    figures : DataFrame, index variable, year, city_code; old and new value, NaN
        where that edition has none; only those that differ
    entries : what a table's entries are called → the new codes, the codes that are gone
    """

    figures: DataFrame
    entries: dict[str, tuple[list[str], list[str]]]

    @property
    def fate(self) -> Series:
        """Of each figure that differs: added, changed or withdrawn."""
        old, new = self.figures["old"].isna(), self.figures["new"].isna()
        fate = np.select([old, new], ["added", "withdrawn"], "changed")
        return Series(fate, self.figures.index, name="fate")

    @property
    def changed(self) -> DataFrame:
        """The figures of both editions that differ, the largest change first."""
        both = self.figures.dropna()
        change = (both["new"] / both["old"].where(both["old"] != 0) - 1).abs().fillna(np.inf)
        return both.loc[change.sort_values(ascending=False, kind="stable").index]


def compare(old: Path, new: Path = FOLDER) -> Editions:
    """Return what the edition in `new` makes of the one in `old`.

    Raises
    ------
    DataError
        If a folder has no readable values.csv, or a key in it repeats or a figure is no number.
    """
    codes = {
        table: [_rows(folder, table).get(code, Series(dtype=str)) for folder in (old, new)]
        for table, (code, _) in ENTRIES.items()
    }
    return _beside(_figures(old), _figures(new), codes)


def between(old: Catalogue, new: Catalogue) -> Editions:
    """Return what the tables of one edition make of those of another, both read and checked."""
    codes = {
        table: [getattr(tables, table)[code] for tables in (old, new)]
        for table, (code, _) in ENTRIES.items()
    }
    return _beside(_known(old), _known(new), codes)


def _beside(old: Series, new: Series, codes: Mapping[str, Sequence[Series]]) -> Editions:
    """What differs between figures, and between the codes of each table, then and now."""
    both = pd.concat([old, new], axis=1, keys=["old", "new"])
    differ = both["old"].ne(both["new"]) & both.notna().any(axis=1)
    entries = {}
    for table, (then, now) in codes.items():
        before, after = set(then), set(now)
        called = ENTRIES[table][1]
        entries[called] = (sorted(after - before), sorted(before - after))
    return Editions(both[differ].sort_index(), entries)


def as_text(found: Editions) -> str:
    """Return the differences to be read: counts, entries, and the largest changes."""
    return "\n".join([*_counts(found.fate), *_entries(found), *_changes(found.changed)])


def as_csv(found: Editions) -> str:
    """Return every figure that differs, one a line."""
    return found.figures.assign(fate=found.fate).to_csv(lineterminator="\n")


def _counts(fate: Series) -> Iterator[str]:
    yield f"Figures: {_told(fate.value_counts()) or 'all as they were'}."
    rows = fate.reset_index(["variable", "year"])
    for variable, of in rows.groupby("variable"):
        kinds = ((kind, of.loc[of["fate"] == kind, "year"]) for kind in KINDS)
        told = (f"{len(years):,} {kind} ({_span(years)})" for kind, years in kinds if len(years))
        yield f"  {variable}: {', '.join(told)}"


def _span(years: Series) -> str:
    first, last = years.min(), years.max()
    return str(first) if first == last else f"{first}–{last}"


def _told(counts: Series) -> str:
    return ", ".join(f"{counts[kind]:,} {kind}" for kind in KINDS if kind in counts)


def _entries(found: Editions) -> Iterator[str]:
    for called, (new, gone) in found.entries.items():
        if new:
            yield f"New {called} ({len(new)}): {', '.join(new)}"
        if gone:
            yield f"Gone {called} ({len(gone)}): {', '.join(gone)}"


def _changes(changed: DataFrame) -> Iterator[str]:
    if len(changed):
        yield f"Largest changes, {min(SHOWN, len(changed))} of {len(changed):,}:"
    for (variable, year, city_code), old, new in changed.head(SHOWN).itertuples():
        part = f" ({100 * (new / old - 1):+.1f} %)" if old else ""
        yield f"  {city_code} {variable} {year}: {old:,.15g} → {new:,.15g}{part}"


def _known(catalogue: Catalogue) -> Series:
    """The figures of tables that are read, by variable, year and city."""
    figures: Series = catalogue.values.dropna(subset="value").set_index(KEY)["value"]
    return figures


def _figures(folder: Path) -> Series:
    """The figures of an edition, without those withheld, by variable, year and city."""
    rows = _rows(folder, "values")
    if rows.empty or not {*KEY, "value"} <= set(rows):
        raise DataError(f"values.csv in {folder.name}/: has no rows of {', '.join(KEY)} and value")
    rows = rows[rows["value"] != ""]
    figure = pd.to_numeric(rows["value"], errors="coerce")
    if figure.isna().any():
        raise DataError(
            f"values.csv: column value is no number at {lines(rows['value'][figure.isna()])}"
        )
    repeated = rows.loc[rows.duplicated(KEY), "city_code"]
    if len(repeated):
        raise DataError(f"values.csv: a city, variable and year repeats at {lines(repeated)}")
    return figure.set_axis(pd.MultiIndex.from_frame(rows[KEY]))


def _rows(folder: Path, table: str) -> DataFrame:
    """A table as text; empty where the edition has none."""
    if table != "values" and not (folder / f"{table}.csv").exists():
        return DataFrame()
    return DataFrame(list(csv.DictReader(io.StringIO(read_text(folder / f"{table}.csv")))))


def main(arguments: Sequence[str]) -> None:
    """Print what differs, as a list to be read or with `--csv` as a table."""
    folders = [argument for argument in arguments if argument != "--csv"]
    if not 1 <= len(folders) <= 2:
        raise DataError("run: python -m data.editions OLD_FOLDER [NEW_FOLDER] [--csv]")
    found = compare(*map(Path, folders))
    print(as_csv(found) if "--csv" in arguments else as_text(found))


if __name__ == "__main__":
    sys.exit(in_words(lambda: main(sys.argv[1:])))
