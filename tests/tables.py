"""Copies of the tables for tests that alter them, with their manifest rewritten or not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from data.catalogue import FOLDER
from data.edition import FILE
from data.manifest import vouch
from data.reading import read_table

# Of the cities' figures, which are read a hundred times over, one city in so many is enough.
_ONE_CITY_IN = 8
# The day on which copies were vouched for.
EARLIER = date(2026, 11, 1)
# What a table's text is read as, remembered: of a copy with one altered table, the rest are known.
read_once = lru_cache(64)(read_table)


def copy_tables(folder: Path) -> Path:
    """Copy every table and the manifest into `folder`; a change then stands unvouched for."""
    for table in (*FOLDER.glob("*.csv"), FOLDER / FILE):
        shutil.copy(table, folder)
    return folder


def copy_few(folder: Path) -> Path:
    """Do the same with the figures of a few cities alone, vouched for as they are."""
    for name, content in few_tables().items():
        (folder / name).write_bytes(content)
    return folder


@cache
def few_tables() -> Mapping[str, bytes]:
    """Return file → content of every table, of figures a few places', and the manifest."""
    with TemporaryDirectory() as made:
        folder = copy_tables(Path(made))
        for values in (folder / "values.csv", folder / "county_values.csv"):
            kept = _of_few_cities(values.read_text(encoding="utf-8").splitlines(keepends=True))
            values.write_text("".join(kept), encoding="utf-8", newline="")
        vouch(folder, fewer=True, today=EARLIER)
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _of_few_cities(lines: list[str]) -> Iterator[str]:
    """The heading, the figures of a few cities or counties, and one of each other variable."""
    heading, *rows = lines
    codes = sorted({row.partition(",")[0] for row in rows})
    few, seen = frozenset(codes[::_ONE_CITY_IN]), set[str]()
    yield heading
    for row in rows:
        code, variable = row.split(",", 2)[:2]
        if code in few or variable not in seen:
            yield row
        seen.add(variable)


def alter(folder: Path, table: str, change: Callable[[str], str]) -> None:
    """Change the text of a table in a copy."""
    path = folder / f"{table}.csv"
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, f"{table}.csv does not hold what should be changed"
    path.write_text(after, encoding="utf-8", newline="")


def altered_and_vouched(folder: Path, table: str, change: Callable[[str], str]) -> Path:
    """Copy the tables of a few cities, change one and rewrite the manifest, whatever was lost.

    Raises
    ------
    DataError
        If the changed tables break a promise.
    """
    alter(copy_few(folder), table, change)
    vouch(folder, fewer=True)
    return folder
