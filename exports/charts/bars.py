"""Horizontal bars: leaders, medians, parts of a whole, estimates with their margins."""

from __future__ import annotations

import math
from dataclasses import dataclass

from data.errors import DataError
from exports.charts.checks import check_finite, check_lengths, check_roles
from exports.charts.parts import PLAIN, Reference, Tips
from exports.charts.scale import Axis


@dataclass(frozen=True)
class Series:
    """One figure for each category.

    Attributes
    ----------
    values : NaN where there is none
    role : colour of its marks
    low, high : ends of its whiskers; none where empty
    """

    name: str
    values: tuple[float, ...]
    role: str = "main"
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Horizontal bars, the first category at the top.

    Attributes
    ----------
    title : says what is shown, with unit and year
    categories : one a row
    series : one or more over the same categories, beside each other or `stacked`
    axis : of the figures
    codes : what a click on a row gives; none where empty
    roles : the colour of each row where it is not that of the series ("")
    stacked : end to end instead of beside each other; figures are not below 0
    reference : a line across all rows
    gap : rows from this place on stand apart, under an interruption
    chosen : the code in focus
    tips : what the pointer is told of each row
    language : ``en`` or ``zh``

    Examples
    --------
    Two rows, an interruption, and the city in focus:

    >>> chart = Bars(
    ...     title="The 2 best and Qujing, points, 2023",
    ...     categories=("Beijing", "Shanghai", "Qujing (278th)"),
    ...     series=(Series("Score", (87.7, 82.1, 24.3)),),
    ...     codes=("110000", "310000", "530300"),
    ...     gap=2,
    ...     chosen="530300",
    ... )
    >>> chart.role(2, chart.series[0])
    'selected'
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: Axis = PLAIN
    codes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    stacked: bool = False
    reference: Reference | None = None
    gap: int | None = None
    chosen: str = ""
    tips: Tips = ()
    language: str = "en"

    def __post_init__(self) -> None:
        """Raise `DataError` where lengths differ or a figure cannot be drawn."""
        lists = {f"series {one.name!r}": one.values for one in self.series}
        whiskers = [end for one in self.series for end in (one.low, one.high) if end]
        optional = [*whiskers, self.codes, self.roles, *(texts for _, texts in self.tips)]
        check_lengths(self.title, len(self.categories), lists, optional)
        check_finite(self.title, *lists.values(), *whiskers)
        check_roles(self.title, [*(one.role for one in self.series), *filter(None, self.roles)])
        if self.stacked and any(value < 0 for values in lists.values() for value in values):
            raise DataError(f"chart {self.title!r}: stacked bars cannot hold figures below 0")

    def role(self, row: int, series: Series) -> str:
        """Return the colour of one bar."""
        if self.codes and self.chosen and self.codes[row] == self.chosen and not self.stacked:
            return "selected" if series is self.series[0] else series.role
        return (self.roles[row] if self.roles else "") or series.role

    def figures(self) -> list[float]:
        """Return every figure the axis has to hold."""
        if self.stacked:
            columns = zip(*(one.values for one in self.series), strict=True)
            return [math.fsum(v for v in column if not math.isnan(v)) for column in columns]
        ends = [v for one in self.series for v in (*one.values, *one.low, *one.high)]
        return [*ends, self.reference.at] if self.reference else ends
