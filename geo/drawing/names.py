"""The names on a picture: of clusters, and of provinces where these leave room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.drawing.camera import Area, Camera
from geo.drawing.drawn import Drawn
from geo.labels.written import Named, Spot, around, box_of, placed
from geo.lettering import text_width
from geo.map_layers import MapPaint
from geo.svg import text_line
from geo.themes import THEMES

_NAME, _PROVINCE, _CAPITAL = 22, 18, 15
# In a part of the nation the seat of a province is named, where its name is hardly wider than it.
_FITTING = 1.9
Placed = list[tuple[str, float, float]]


def draw_names(
    paint: MapPaint,
    drawn: Drawn,
    seen: Camera,
    language: str,
    area: Area,
    covered: Sequence[Area],
) -> list[str]:
    """Return the names of clusters, of provinces where these leave room, then of their seats."""
    clusters, frame = _clusters(paint, drawn, seen), box_of(*area)
    taken = [box_of(*each) for each in covered]
    taken += [around(name, x, y - _NAME / 3, _NAME) for name, x, y in clusters]
    if not language:
        return _written(clusters, _NAME, paint, "bold")
    provinces = placed(_spots(drawn.provinces, seen, language), _PROVINCE, frame, taken)
    taken += [around(name, x, y, _PROVINCE) for name, x, y in provinces]
    fitting = (
        spot
        for spot in _spots(drawn.capitals if paint.focus else (), seen, language)
        if text_width(spot.text, _CAPITAL) <= _FITTING * spot.room
    )
    capitals = placed(fitting, _CAPITAL, frame, taken)
    return [
        *_written(_lowered(capitals, _CAPITAL), _CAPITAL, paint),
        *_written(_lowered(provinces, _PROVINCE), _PROVINCE, paint),
        *_written(clusters, _NAME, paint, "bold"),
    ]


def _spots(names: Iterable[Named], seen: Camera, language: str) -> list[Spot]:
    return [
        Spot(one.names[language], *seen.at(one.east, one.north), one.room * seen.scale)
        for one in names
    ]


def _lowered(names: Placed, size: float) -> Placed:
    """From the middle of a line to the foot of its letters."""
    return [(name, x, y + size / 3) for name, x, y in names]


def _written(names: Placed, size: float, paint: MapPaint, weight: str = "normal") -> list[str]:
    look = THEMES[paint.theme]
    return [
        text_line(name, x, y, size, look.ink, weight, "middle", look.halo) for name, x, y in names
    ]


def _clusters(paint: MapPaint, drawn: Drawn, seen: Camera) -> Placed:
    """The names of outlined clusters and where they stand: above their northernmost point."""
    names = []
    for name, codes in paint.outlined.items():
        points = (point for line in drawn.outline(codes) for point in seen.place(line).tolist())
        x, y = min(points, key=lambda point: point[1])
        names.append((name, x, y - 9))
    return _apart(names)


def _apart(names: Placed) -> Placed:
    """Names from the lowest to the highest, each lifted above those it would lie on."""
    apart: Placed = []
    for name, x, y in sorted(names, key=lambda named: -named[2]):
        for other, there, height in apart:
            room = (text_width(name, _NAME) + text_width(other, _NAME)) / 2
            if abs(x - there) < room and abs(y - height) < _NAME:
                y = height - _NAME
        apart.append((name, x, y))
    return apart
