"""Shades by two lists: shares, or what goes together."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from data.errors import DataError
from exports.charts.checks import check_lengths
from exports.charts.parts import Tips


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Shares by two lists, as shades: how complete the figures are, what goes together.

    Attributes
    ----------
    rows, columns : names
    values : a share (0 to 1) for each row and column; NaN where there is none
    signed : whether they run from −1 to 1, as correlations do, and stand in their cells
    legend : what the shades mean
    tips : what the pointer is told of each cell, row by row

    Examples
    --------
    >>> chart = Grid(
    ...     title="Coverage", rows=("Hebei",), columns=("GDP", "Parks"), values=((1.0, 0.5),),
    ...     legend="Share of units with a figure",
    ... )
    >>> chart.values[0][1]
    0.5
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    legend: str
    tips: Tips = ()
    language: str = "en"
    signed: bool = False

    def __post_init__(self) -> None:
        """Raise `DataError` where a row is short or a share is not one."""
        if len(self.values) != len(self.rows):
            raise DataError(f"chart {self.title!r}: {len(self.values)} rows of {len(self.rows)}")
        lists = dict(zip(self.rows, self.values, strict=True))
        check_lengths(self.title, len(self.columns), lists, [])
        least = -1 if self.signed else 0
        if any(not least <= v <= 1 for row in self.values for v in row if not math.isnan(v)):
            raise DataError(f"chart {self.title!r}: a share is not between {least} and 1")
        cells = len(self.rows) * len(self.columns)
        check_lengths(self.title, cells, {}, [texts for _, texts in self.tips])

    def turned(self) -> Grid:
        """Return the same with its columns as rows, and nothing that a pointer is told."""
        values = tuple(zip(*self.values, strict=True))
        return replace(self, rows=self.columns, columns=self.rows, values=values, tips=())

    def rows_of(self, start: int, end: int) -> Grid:
        """Return some of its rows, and nothing that a pointer is told."""
        some = slice(start, end)
        return replace(self, rows=self.rows[some], values=self.values[some], tips=())

    def text(self, value: float) -> str:
        """Return a value as it stands in its cell or beside it."""
        if math.isnan(value):
            return "–"
        return f"{value:+.2f}".replace("-", "−") if self.signed else f"{value:.0%}"
