"""Reading single cells and rows of a table, past the type checker's doubts about them."""

from __future__ import annotations

import math
from typing import Any

from pandas import DataFrame, Series

from exports.content import Cell, Table


def cell(frame: DataFrame, row: str, column: str) -> Any:
    """Return one cell."""
    return frame.at[row, column]


def records(frame: DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dictionaries."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def as_cells(column: Series) -> list[Any]:
    """Return a column as cells; missing ones are None."""
    cells: list[Any] = column.astype(object).where(column.notna(), None).tolist()
    return cells


def number(value: float) -> float | None:
    """Return a figure as a cell; a missing one is empty."""
    return None if math.isnan(value) else value


def file_table(name: str, frame: DataFrame) -> Table:
    """Return a frame, without its index, as a table of a file; missing cells are empty."""
    cells = frame.astype(object).where(frame.notna(), None)
    rows: list[tuple[Cell, ...]] = [tuple(row) for row in cells.to_numpy().tolist()]
    return Table(name, tuple(map(str, frame.columns)), tuple(rows))
