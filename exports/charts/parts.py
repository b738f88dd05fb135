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
    """A line across the chart at one figure, such as the median of the nation.

    Attributes
    ----------
    says_figure : whether its name has the figure, so that it is not written again
    """

    name: str
    at: float
    says_figure: bool = False

    def said(self, figure: str) -> str:
        """Return what stands beside the line; zero needs no name, since the axis says it."""
        return self.name if self.says_figure or not self.name else f"{self.name} {figure}"
