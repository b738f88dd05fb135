"""A table as it stands on paper: its cells as texts, in groups, and how wide its columns are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from exports.columns import widths
from exports.content import Cell, Table, shown
from geo.lettering import text_width

# A column of whole numbers between these is one of years.
_YEARS = range(1900, 2101)
# From here on digits are set apart in every language: nobody reads 514060000000.
_MANY_DIGITS = 1_000_000
_NONE = "–"
_MOST_LINES = 40
_LONG_NAME = re.compile(r"\w{8,}_\w+", re.ASCII)


def tabular(table: Table, language: str) -> dict[str, Any]:
    """Return a table in groups: rows below a row that names them; the first may have no name.

    A figure that is missing among figures is a dash.
    """
    groups: list[dict[str, Any]] = [{"name": None, "rows": []}]
    texts = [[_breakable(text) for text in row] for row in cell_texts(table, language)]
    for row, said in zip(table.rows, texts, strict=True):
        if _is_heading(row):
            groups.append({"name": said[0], "rows": []})
        else:
            groups[-1]["rows"].append(said)
    rows = [row for group in groups for row in group["rows"]]
    wide = widths(table.columns, rows)
    return {
        "title": table.title,
        "columns": list(table.columns),
        "widths": wide,
        "torn": _is_torn(rows, wide),
        "numeric": [is_numeric(column) for column in zip(*table.rows, strict=True)],
        "groups": groups,
    }


def _is_heading(row: Sequence[Cell]) -> bool:
    return len(row) > 1 and all(cell is None for cell in row[1:])


def cell_texts(table: Table, language: str) -> list[list[str]]:
    """Return each row as it is read; a figure that is missing among figures is a dash."""
    if not table.rows:
        return []
    places = table.decimals or (None,) * len(table.columns)
    columns = zip(zip(*table.rows, strict=True), places, strict=True)
    return [list(row) for row in zip(*(_column(*one, language) for one in columns), strict=True)]


def _column(cells: Sequence[Cell], places: int | None, language: str) -> list[str]:
    known = [cell for cell in cells if isinstance(cell, int | float) and cell == cell]
    if not known or not is_numeric(cells):
        return [shown(cell, language, places) for cell in cells]
    manner = "en" if max(map(abs, known)) >= _MANY_DIGITS else language
    if _counts(known):
        cells, places = [None if cell is None else float(cell) for cell in cells], 0
    return [shown(cell, manner, places) or _NONE for cell in cells]


def _breakable(text: str) -> str:
    """A text whose longest names, such as those of archives, may be broken where joined."""
    return _LONG_NAME.sub(lambda found: found[0].replace("_", "_\u200b"), text)


def is_years(cells: Sequence[Cell]) -> bool:
    """Return whether figures can be years: whole, and of these centuries."""
    return all(cell in _YEARS for cell in cells)


def _counts(known: Sequence[Cell]) -> bool:
    """Whether numbers are whole, and not years."""
    return all(isinstance(cell, int) for cell in known) and not is_years(known)


def _is_torn(rows: Sequence[Sequence[str]], wide: Sequence[float]) -> bool:
    """Whether a row may be higher than a page, so that pages have to tear rows."""
    letters = (
        text_width(text, 1) / room for row in rows for text, room in zip(row, wide, strict=True)
    )
    return max(letters, default=0.0) > _MOST_LINES


def is_numeric(cells: Sequence[Cell]) -> bool:
    """Return whether a column holds figures and no words."""
    return all(isinstance(cell, int | float) for cell in cells if cell is not None)
