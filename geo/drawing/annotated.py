"""What a reader wrote on a map, placed in a picture and drawn over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.annotations import Annotation, Kind, Point
from geo.drawing.camera import Camera
from geo.drawing.drawn import Drawn
from geo.svg import circle, path, stroke, text_line
from geo.themes import CASING, NOTE

SIZE, RING = 24, 9
# Of an arrow's head, in the picture's units.
_HEAD = 20
# An islet smaller than this is not outlined.
_LEAST = 10.0


@dataclass(frozen=True)
class Placed:
    """An annotation in a picture's own units.

    Attributes
    ----------
    x, y : where its text stands, in the middle; of an arrow its tail
    head : where an arrow points, or a city lies
    rings : an outline's closed lines, each of shape (n, 2)
    said : all this in words
    """

    kind: Kind
    text: str
    x: float
    y: float
    head: tuple[float, float] = (0.0, 0.0)
    rings: tuple[NDArray[np.float64], ...] = ()
    said: str = ""


def place(annotations: Iterable[Annotation], drawn: Drawn, seen: Camera) -> list[Placed]:
    """Return annotations as a picture shows them; in a diagram, those of units alone."""
    return [
        placed
        for one in annotations
        if one.code or drawn.is_map
        for placed in ([_of_unit(one, drawn, seen)] if one.code else [_of_point(one, seen)])
        if placed is not None
    ]


def draw_placed(placed: Iterable[Placed]) -> list[str]:
    """Return them as elements of an SVG, on a casing that sets them off any colour."""
    return [part for one in placed for part in _drawn(one)]


def _arrow_head(one: Placed) -> NDArray[np.float64]:
    """The three points of an arrow's head, its tip first."""
    head = np.array(one.head)
    along = head - (one.x, one.y)
    along = along / (np.hypot(*along) or 1.0)
    across = np.array([-along[1], along[0]])
    back = head - _HEAD * along
    return np.array([head, back + _HEAD / 2 * across, back - _HEAD / 2 * across])


def _of_point(one: Annotation, seen: Camera) -> Placed:
    head = _at(one.at, seen)
    x, y = _at(one.tail, seen) if one.kind == "arrow" else head
    return Placed(one.kind, one.text, x, y, head, said=one.said)


def _of_unit(one: Annotation, drawn: Drawn, seen: Camera) -> Placed | None:
    # A province's code ends like this, and so does that of a municipality, which is both.
    prefix = one.code.removesuffix("0000")
    codes = [code for code in drawn.rings if code.startswith(prefix)]
    if not codes:
        return None
    lines = [shapely.LineString(seen.place(line)) for line in drawn.outline(codes)]
    merged = shapely.line_merge(shapely.MultiLineString(lines))
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_parts(merged)]
    largest = max(rings, key=_extent)
    kept = tuple(ring for ring in rings if _extent(ring) >= _LEAST or ring is largest)
    (left, top), (right, bottom) = largest.min(axis=0), largest.max(axis=0)
    middle = (float((left + right) / 2), float((top + bottom) / 2))
    above = float(top) if one.kind == "outline" else middle[1] - RING
    return Placed(one.kind, one.text, middle[0], above - SIZE * 0.7, middle, kept, one.said)


def _extent(ring: NDArray[np.float64]) -> float:
    return float(np.ptp(ring, axis=0).max())


def _at(point: Point, seen: Camera) -> tuple[float, float]:
    x, y = seen.at(point[0] * 1000.0, point[1] * 1000.0)
    return float(x), float(y)


def _drawn(one: Placed) -> Iterable[str]:
    if one.kind == "outline":
        for colour, width in ((CASING, 7), (NOTE, 3.5)):
            yield path(list(one.rings), stroke(colour, width))
    if one.kind == "city":
        yield circle(*one.head, RING, NOTE, CASING)
    if one.kind == "arrow":
        lines = [np.array([(one.x, one.y), one.head]), _arrow_head(one)[[1, 0, 2]]]
        for colour, width in ((CASING, 8), (NOTE, 4)):
            yield path(lines, stroke(colour, width))
    if one.text:
        yield text_line(one.text, one.x, one.y + SIZE / 3, SIZE, NOTE, "bold", "middle", CASING)
