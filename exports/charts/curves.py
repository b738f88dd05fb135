"""Lines over numbers or years."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.errors import DataError
from exports.charts.checks import check_finite, check_lengths, check_log, check_roles
from exports.charts.parts import PLAIN, Reference
from exports.charts.scale import Axis


@dataclass(frozen=True)
class Curve:
    """One line over numbers or years.

    Attributes
    ----------
    x, y : its points in order; a NaN in y interrupts the line
    low, high : a band around it; none where empty
    dashed, filled : drawn broken; with the area under it
    codes, names : of its points, where each is a unit
    """

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    role: str = "main"
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    dashed: bool = False
    filled: bool = False
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Curves:
    """Lines over numbers or years: inequality by year, Lorenz curves, ranks before and after.

    Attributes
    ----------
    curves : the first is drawn last, over the others
    labelled : write each curve's name at its right end instead of in a legend
    dotted : mark every point with a dot
    breaks : places on the x axis where figures before and after do not compare
    x_axis, y_axis, chosen, language : as in `Bars`

    Examples
    --------
    A Lorenz curve with its line of equality:

    >>> chart = Curves(
    ...     title="Lorenz curve",
    ...     curves=(
    ...         Curve("cities", (0, 50, 100), (0, 20, 100), filled=True),
    ...         Curve("equality", (0, 100), (0, 100), "quiet", dashed=True),
    ...     ),
    ...     x_axis=Axis("Share of cities", unit="%", ends=(0, 100)),
    ...     y_axis=Axis("Share of the whole", unit="%", ends=(0, 100)),
    ... )
    >>> len(chart.curves)
    2
    """

    title: str
    curves: tuple[Curve, ...]
    x_axis: Axis = PLAIN
    y_axis: Axis = PLAIN
    labelled: bool = False
    dotted: bool = False
    breaks: tuple[Reference, ...] = ()
    chosen: str = ""
    language: str = "en"

    def __post_init__(self) -> None:
        """Raise `DataError` where lengths differ, or a place on the x axis is missing."""
        for one in self.curves:
            optional = [one.low, one.high, one.codes, one.names]
            check_lengths(self.title, len(one.x), {one.name: one.y}, optional)
            check_finite(self.title, one.x, one.y, one.low, one.high)
            if any(math.isnan(place) for place in one.x):
                raise DataError(f"chart {self.title!r}: {one.name!r} has a point without a place")
            check_log(self.title, (self.x_axis, one.x), (self.y_axis, (*one.y, *one.low)))
        check_roles(self.title, [one.role for one in self.curves])

    def turned(self, mark: Reference) -> bool:
        """Return whether the name of a break stands before it, since the edge is near behind it."""
        low, high = self.x_axis.extent(place for one in self.curves for place in one.x)
        return mark.at > (low + high) / 2


def runs(values: Sequence[float]) -> Iterator[list[int]]:
    """Yield the places of figures that stand together without a gap.

    Examples
    --------
    >>> list(runs([1.0, 2.0, math.nan, 4.0]))
    [[0, 1], [3]]
    """
    run: list[int] = []
    for place, value in enumerate(values):
        if math.isnan(value):
            if run:
                yield run
            run = []
        else:
            run.append(place)
    if run:
        yield run
