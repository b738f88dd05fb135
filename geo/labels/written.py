"""Names in a picture, wherever there is room for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.lettering import text_width

_AIR = 5.0
_LINE = 1.2
# What is smaller than this share of its name.
_TINY = 1 / 8


@dataclass(frozen=True)
class Named:
    """A province or a city and the point, in metres, that its name hangs on.

    Attributes
    ----------
    room : radius in metres of the circle around the point that lies inside
    names : by language
    """

    east: float
    north: float
    room: float
    names: dict[str, str]


class Box(NamedTuple):
    """Where a text lies in a picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether they lie over each other."""
        apart = self.right <= other.left or self.left >= other.right
        return not (apart or self.bottom <= other.top or self.top >= other.bottom)

    def within(self, other: Box) -> bool:
        """Return whether it lies inside another."""
        sides = self.left >= other.left and self.right <= other.right
        return sides and self.top >= other.top and self.bottom <= other.bottom


class Spot(NamedTuple):
    """A name in the picture's units, and the room around its middle."""

    text: str
    x: float
    y: float
    room: float


def box_of(left: float, top: float, width: float, height: float) -> Box:
    """Return an area as a box."""
    return Box(left, top, left + width, top + height)


def around(text: str, x: float, y: float, size: float) -> Box:
    """Return the box of a line of text whose middle is (x, y)."""
    across, down = text_width(text, size) / 2 + _AIR, _LINE * size / 2
    return Box(x - across, y - down, x + across, y + down)


def placed(
    wanted: Iterable[Spot], size: float, area: Box, taken: Sequence[Box] = ()
) -> list[tuple[str, float, float]]:
    """Return the names that find room, with their middles; the first ones choose first.

    Parameters
    ----------
    area : no name reaches out of it
    taken : what no name may lie over
    """
    boxes, kept = list(taken), []
    for text, middle, height, room in wanted:
        for x, y in _spots(text, middle, height, room, size):
            box = around(text, x, y, size)
            if box.within(area) and not any(map(box.meets, boxes)):
                boxes.append(box)
                kept.append((text, x, y))
                break
    return kept


def _spots(text: str, x: float, y: float, room: float, size: float) -> list[tuple[float, float]]:
    """The middle and about it; what is tiny is named beside it, best in the sea."""
    width, up = text_width(text, size), _LINE * size
    side = room + width / 2 + _AIR
    beside = [(x + side, y), (x, y + up), (x - side, y), (x, y - up)]
    return beside if room < _TINY * width else [(x, y), (x, y - up), (x, y + up), *beside]
