"""The names on a picture: of clusters, and of provinces where these leave room."""

from __future__ import annotations

from collections.abc import Sequence

from geo.drawing.camera import Area, Camera
from geo.drawing.drawn import Drawn
from geo.labels.written import Spot, around, box_of, placed
from geo.lettering import text_width
from geo.map_layers import MapPaint
from geo.svg import text_line
from geo.themes import THEMES

_NAME, _PROVINCE = 22, 18


def draw_names(
    paint: MapPaint,
    drawn: Drawn,
    seen: Camera,
    language: str,
    area: Area,
    covered: Sequence[Area],
) -> list[str]:
    """Return the names of clusters, and of provinces where these leave room."""
    look, clusters = THEMES[paint.theme], _clusters(paint, drawn, seen)
    taken = [box_of(*frame) for frame in covered]
    taken += [around(name, x, y - _NAME / 3, _NAME) for name, x, y in clusters]
    wanted = [
        Spot(named.names[language], *seen.at(named.east, named.north), named.room * seen.scale)
        for named in (drawn.provinces if language else ())
    ]
    provinces = placed(wanted, _PROVINCE, box_of(*area), taken)
    return [
        *(
            text_line(
                name, x, y + _PROVINCE / 3, _PROVINCE, look.ink, "normal", "middle", look.halo
            )
            for name, x, y in provinces
        ),
        *(
            text_line(name, x, y, _NAME, look.ink, "bold", "middle", look.halo)
            for name, x, y in clusters
        ),
    ]


def _clusters(paint: MapPaint, drawn: Drawn, seen: Camera) -> list[tuple[str, float, float]]:
    """The names of outlined clusters and where they stand: above their northernmost point."""
    names = []
    for name, codes in paint.outlined.items():
        points = (point for line in drawn.outline(codes) for point in seen.place(line).tolist())
        x, y = min(points, key=lambda point: point[1])
        names.append((name, x, y - 9))
    return _apart(names)


def _apart(names: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """Names from the lowest to the highest, each lifted above those it would lie on."""
    placed: list[tuple[str, float, float]] = []
    for name, x, y in sorted(names, key=lambda named: -named[2]):
        for other, there, height in placed:
            room = (text_width(name, _NAME) + text_width(other, _NAME)) / 2
            if abs(x - there) < room and abs(y - height) < _NAME:
                y = height - _NAME
        placed.append((name, x, y))
    return placed
