"""Reading single cells and rows of a table, past the type checker's doubts about them."""

from __future__ import annotations

from typing import Any

from pandas import DataFrame


def cell(frame: DataFrame, row: str, column: str) -> Any:
    """Return one cell."""
    return frame.at[row, column]


def records(frame: DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dictionaries."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
