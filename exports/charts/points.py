"""Units as points by two figures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from exports.charts.checks import check_finite, check_groups, check_lengths, check_log
from exports.charts.parts import PLAIN, Group, Reference, Tips
from exports.charts.scale import Axis


@dataclass(frozen=True)
class Line:
    """A line through points: fitted, or of equality; its name stands in the legend."""

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    role: str = "ink"
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Points:
    """Units by two figures, in groups.

    Attributes
    ----------
    names, codes : of each point; codes may be empty
    x, y : its figures; a point with a NaN is left out
    groups, group : the groups, and the place of each point's among them
    sizes : share of the largest dot's area, 0 to 1; all alike where empty
    lines : fitted to the points
    across, upright : where a horizontal or a vertical line divides the chart
    named : codes whose names are written beside their dots, besides the one in focus
    x_axis, y_axis, chosen, tips, language : as in `Bars`

    Examples
    --------
    >>> chart = Points(
    ...     title="Town and age",
    ...     names=("A", "B"),
    ...     x=(40.0, 71.0),
    ...     y=(19.0, 12.5),
    ...     groups=(Group("growing", "above"), Group("shrinking", "below")),
    ...     group=(1, 0),
    ... )
    >>> chart.role(0)
    'below'
    """

    title: str
    names: tuple[str, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    codes: tuple[str, ...] = ()
    groups: tuple[Group, ...] = (Group(""),)
    group: tuple[int, ...] = ()
    sizes: tuple[float, ...] = ()
    lines: tuple[Line, ...] = ()
    across: Reference | None = None
    upright: Reference | None = None
    named: frozenset[str] = frozenset()
    x_axis: Axis = PLAIN
    y_axis: Axis = PLAIN
    chosen: str = ""
    tips: Tips = ()
    language: str = "en"

    def __post_init__(self) -> None:
        """Raise `DataError` where lengths differ or a figure cannot be drawn."""
        lists = {"x": self.x, "y": self.y}
        optional = [self.codes, self.group, self.sizes, *(texts for _, texts in self.tips)]
        check_lengths(self.title, len(self.names), lists, optional)
        lines = [side for line in self.lines for side in (line.x, line.y)]
        check_finite(self.title, self.x, self.y, self.sizes, *lines)
        check_groups(self.title, self.groups, self.group)
        check_log(self.title, (self.x_axis, self.x), (self.y_axis, self.y))

    def role(self, place: int) -> str:
        """Return the colour of one point."""
        if self.is_chosen(place):
            return "selected"
        return self.groups[self.group[place] if self.group else 0].role

    def is_chosen(self, place: int) -> bool:
        """Return whether this point is the one in focus."""
        return bool(self.codes and self.chosen and self.codes[place] == self.chosen)

    def drawn(self) -> list[int]:
        """Return the places of the points that have both figures, the one in focus last."""
        known = [
            n
            for n, pair in enumerate(zip(self.x, self.y, strict=True))
            if not any(map(math.isnan, pair))
        ]
        return sorted(known, key=self.is_chosen)
