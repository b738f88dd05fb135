"""A table as it was written: cells of text, each with the address its author knows it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Cells that were merged into one: first and last row, first and last column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, bounded.

    Attributes
    ----------
    rows : each row's cells, "" where empty; rows may differ in length
    merged : what a spreadsheet shows as one cell; only its first one is filled
    sheet : the name of the sheet, "" where the file has none
    sheets : the names of all sheets with cells
    """

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Span, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def at(self, row: int, column: int) -> str:
        """Return a cell's text, "" outside the table."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def column(self, column: int, start: int = 0) -> Iterator[str]:
        """Yield the cells of a column from a row on."""
        return (self.at(row, column) for row in range(start, len(self.rows)))

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)


def letter(column: int) -> str:
    """Return what a spreadsheet calls a column, from 0.

    Examples
    --------
    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(column, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)
