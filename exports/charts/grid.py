"""Shades by two lists."""

from __future__ import annotations

import math
from dataclasses import dataclass

from data.errors import DataError
from exports.charts.checks import check_lengths
from exports.charts.parts import Tips


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Shares by two lists, as shades: how complete the figures are.

    Attributes
    ----------
    rows, columns : names
    values : a share (0 to 1) for each row and column; NaN where there is none
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

    def __post_init__(self) -> None:
        """Raise `DataError` where a row is short or a share is not one."""
        if len(self.values) != len(self.rows):
            raise DataError(f"chart {self.title!r}: {len(self.values)} rows of {len(self.rows)}")
        lists = dict(zip(self.rows, self.values, strict=True))
        check_lengths(self.title, len(self.columns), lists, [])
        if any(not 0 <= v <= 1 for row in self.values for v in row if not math.isnan(v)):
            raise DataError(f"chart {self.title!r}: a share is not between 0 and 1")
        cells = len(self.rows) * len(self.columns)
        check_lengths(self.title, cells, {}, [texts for _, texts in self.tips])
