"""What several kinds of charts are made of."""

from __future__ import annotations

from dataclasses import dataclass

from exports.charts.scale import Axis

PLAIN = Axis()
# (heading, a text for each mark): what the pointer is told of a mark.
Tips = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Group:
    """What marks of one colour have in common.

    Attributes
    ----------
    name, role : of the group and of its colour
    listed : name it in the legend; a map beside the chart may have said it already
    """

    name: str
    role: str = "main"
    listed: bool = True


@dataclass(frozen=True)
class Reference:
    """A line across the chart at one figure, such as the median of the nation."""

    name: str
    at: float
