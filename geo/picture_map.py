"""The shapes of a picture: units, borders, outlines, and the South China Sea in its frame."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo import hatch
from geo.drawn import SANSHA, Bounds, Drawn, Line
from geo.labels.written import Spot, around, box_of, placed
from geo.lettering import text_width
from geo.map_layers import MapPaint
from geo.palettes import CASING, SELECTION, THEMES, Theme
from geo.svg import fill, path, plain, rectangle, stroke, text_line

Area = tuple[float, float, float, float]
Near = Callable[[Line], bool]
_FADED = 0.22
_INSET_SHARE = 0.27
_PADDING = 0.04
_EDGE = 14.0
# Below this height lines become thinner, so that they do not cover what they enclose.
_SMALL = 600
_NAME, _PROVINCE = 22, 18
_EASTERN_ISLAND = "710000"
# Beside the ten-dash line the inset shows the coast of Guangdong and Hainan.
_INSET_COAST = ("460100", "460200")
_LEAST_METRES = 350_000.0


@dataclass(frozen=True)
class Camera:
    """From metres to the picture: `scale` units a metre, (left, top) at the area's corner."""

    scale: float
    west: float
    north: float
    left: float
    top: float

    def place(self, line: Line) -> NDArray[np.float64]:
        """Return a line in the picture's units."""
        return np.column_stack(self.at(line[:, 0], line[:, 1]))

    def at(self, east: Any, north: Any) -> tuple[Any, Any]:
        """Return where a point, or each of many, lies in the picture."""
        x = (east - self.west) * self.scale + self.left
        return x, (self.north - north) * self.scale + self.top


def camera(bounds: Bounds, area: Area) -> Camera:
    """Return the camera that shows `bounds` as large as fits, in the middle of `area`."""
    west, south, east, north = bounds
    left, top, width, height = area
    scale = min(width / (east - west), height / (north - south))
    return Camera(
        scale,
        west,
        north,
        left + (width - (east - west) * scale) / 2,
        top + (height - (north - south) * scale) / 2,
    )


def beside_inset(drawn: Drawn, area: Area, inset: Area) -> Area:
    """Return the part of an area in which the nation stands as far east as the inset allows.

    The west is then free for the legend, and the inset covers no coast.
    """
    left, top, width, height = area
    seen = camera(_nation(drawn), _inside(area))
    west, _, east, _ = _nation(drawn)
    coast = drawn.extents[_EASTERN_ISLAND][2]
    free_of_edge = left + width - _EDGE - (east - west) * seen.scale
    free_of_inset = inset[0] - 2 * _EDGE - (coast - west) * seen.scale
    start = max(left + _EDGE, min(free_of_edge, free_of_inset))
    return start - _EDGE, top, (east - west) * seen.scale + 2 * _EDGE, height


def draw_map(
    paint: MapPaint,
    drawn: Drawn,
    area: Area,
    focus: Collection[str] = (),
    language: str = "",
    covered: Sequence[Area] = (),
) -> list[str]:
    """Return the map: the nation, or the surroundings of some units.

    It may reach above and below its area; what is drawn later lies over it. A clip
    would say the same and make the drawing six times slower.

    Parameters
    ----------
    language : of the names of provinces, which are left out where it is empty
    covered : what will lie over the map, so that no name is hidden by it
    """
    known = [code for code in focus if code in drawn.rings]
    bounds = _around(drawn.bounds(known)) if known else _nation(drawn)
    seen = camera(bounds, _inside(area))
    _, _, width, height = area
    weight = max(min(1.0, height / _SMALL), height / 1000) * (1.6 if known else 1.0)
    room = max(width, height) / seen.scale
    codes = _within(drawn, bounds, room)
    parts = _units(paint, drawn, seen, weight, codes)
    near = _near(bounds, room)
    borders = _borders(drawn, seen, weight, near, THEMES[paint.theme])
    names = _names(paint, drawn, seen, language, area, covered)
    return [*parts, *borders, *_marks(paint, drawn, seen, weight), *names]


def inset_size(drawn: Drawn, height: float) -> tuple[float, float]:
    """Return width and height of the inset in a map of this height."""
    west, south, east, north = _inset_bounds(drawn)
    tall = _INSET_SHARE * height
    return tall * (east - west) / (north - south), tall


def draw_inset(paint: MapPaint, drawn: Drawn, frame: Area, title: str) -> list[str]:
    """Return the South China Sea in its frame, painted like the map."""
    bounds, look = _inset_bounds(drawn), THEMES[paint.theme]
    seen = camera(bounds, frame)
    left, top, width, height = frame
    size = max(13.0, width / 8.5)
    units = _units(paint, drawn, seen, 0.4, _within(drawn, bounds, 0))
    parts = [rectangle(*frame, look.sea), *units]
    parts.append(path(_placed(drawn.shape(SANSHA), seen), stroke(look.national_border, 0.9)))
    parts += _national(drawn, seen, 0.8, _near(bounds, 0), look)
    label = text_line(
        title,
        left + width / 2,
        top + height - 8,
        size,
        look.ink,
        "normal",
        "middle",
        look.sea,
    )
    edge = rectangle(*frame, "none", look.national_border)
    # A thumbnail has no room for the name.
    fits = text_width(title, size) <= width
    return [_clipped(parts, frame), *([label] if fits else []), edge]


def _nation(drawn: Drawn) -> Bounds:
    """All but the islands of the South China Sea, which the inset of a map shows."""
    return drawn.bounds(set(drawn.rings) - ({SANSHA} if drawn.is_map else set()))


def _inside(area: Area) -> Area:
    left, top, width, height = area
    return left + _EDGE, top + _EDGE, width - 2 * _EDGE, height - 2 * _EDGE


def _within(drawn: Drawn, bounds: Bounds, room: float) -> list[str]:
    """The units that reach into some bounds or lie within `room` metres of them."""
    west, south, east, north = bounds
    return [
        code
        for code, (w, s, e, n) in drawn.extents.items()
        if w < east + room and e > west - room and s < north + room and n > south - room
    ]


def _near(bounds: Bounds, room: float) -> Near:
    """Whether a line reaches into some bounds or lies within `room` metres of them."""
    west, south, east, north = bounds

    def near(line: Line) -> bool:
        (w, s), (e, n) = line.min(axis=0), line.max(axis=0)
        return bool(w < east + room and e > west - room and s < north + room and n > south - room)

    return near


def _around(bounds: Bounds) -> Bounds:
    """Some room around the units, and never closer than a city needs to be recognised."""
    west, south, east, north = bounds
    room = 0.08 * max(east - west, north - south)
    across = max(0.0, _LEAST_METRES - (east - west)) / 2 + room
    down = max(0.0, _LEAST_METRES - (north - south)) / 2 + room
    return west - across, south - down, east + across, north + down


def _inset_bounds(drawn: Drawn) -> Bounds:
    dashes = np.vstack(drawn.lines["ten_dash"])
    west, south, east, north = drawn.bounds(_INSET_COAST)
    low, high = dashes.min(axis=0), dashes.max(axis=0)
    west, south = min(west, low[0]), min(south, low[1])
    east, north = max(east, high[0]), max(north, high[1])
    room = _PADDING * (north - south)
    return west - room, south - room, east + room, north + room


def _units(
    paint: MapPaint, drawn: Drawn, seen: Camera, weight: float, codes: Collection[str]
) -> list[str]:
    """The units filled, and each border between them once: that is half the work of two."""
    filled = [
        path(_placed(drawn.shape(code), seen), _style(paint, code), closed=True) for code in codes
    ]
    shown, own = frozenset(codes), frozenset(paint.classes)
    empty = frozenset(code for code, place in paint.classes.items() if place < 0)
    inner: list[Line] = []
    outside: list[Line] = []
    hatched: list[Line] = []
    for arc, sides in zip(drawn.arcs, drawn.owners, strict=True):
        if not shown.isdisjoint(sides):
            within = hatched if empty.issuperset(sides) else inner
            (within if own.issuperset(sides) else outside).append(arc)
    look = THEMES[paint.theme]
    # A white line would not be seen between two pale units.
    lines = (
        (inner, look.unit_border),
        (hatched, look.no_data_line),
        (outside, look.outside_border),
    )
    return filled + [
        path(_placed(arcs, seen), stroke(colour, 0.6 * weight)) for arcs, colour in lines
    ]


def _style(paint: MapPaint, code: str) -> str:
    place, look = paint.classes.get(code), THEMES[paint.theme]
    if place is None:
        return fill(look.outside)
    colour = paint.colours.of(paint.theme)[place] if place >= 0 else hatch.FILL
    return fill(colour, _FADED if code in paint.faded else 1)


def _borders(drawn: Drawn, seen: Camera, weight: float, near: Near, look: Theme) -> list[str]:
    provinces = drawn.borders(lambda one, other: other is not None and one[:2] != other[:2])
    shown = _placed([line for line in provinces if near(line)], seen)
    province = path(shown, stroke(look.province_border, (1.1 if drawn.is_map else 2.4) * weight))
    return [province, *_national(drawn, seen, weight, near, look)]


def _national(drawn: Drawn, seen: Camera, weight: float, near: Near, look: Theme) -> list[str]:
    outer = [line for line in drawn.borders(lambda _, other: other is None) if near(line)]
    colour = look.national_border
    return [
        path(_placed(outer, seen), stroke(colour, 1.1 * weight)),
        path(_placed(drawn.lines.get("ten_dash", []), seen), stroke(colour, 2.2 * weight)),
        path(
            _placed(drawn.lines.get("undetermined", []), seen),
            stroke(colour, 1.3 * weight, "60 60"),
        ),
    ]


def _marks(paint: MapPaint, drawn: Drawn, seen: Camera, weight: float) -> list[str]:
    """Outlined clusters, and above them the selected unit."""
    parts = []
    look = THEMES[paint.theme]
    for codes in paint.outlined.values():
        lines = _placed(drawn.outline(codes), seen)
        parts.append(path(lines, stroke(look.halo, 5 * weight)))
        parts.append(path(lines, stroke(look.ink, 2.4 * weight)))
    if paint.selected in drawn.rings:
        shape = _placed(drawn.shape(str(paint.selected)), seen)
        parts.append(path(shape, stroke(CASING, 6 * weight), closed=True))
        parts.append(path(shape, stroke(SELECTION, 3 * weight), closed=True))
    return parts


def _clusters(paint: MapPaint, drawn: Drawn, seen: Camera) -> list[tuple[str, float, float]]:
    """The names of outlined clusters and where they stand: above their northernmost point."""
    names = []
    for name, codes in paint.outlined.items():
        points = (point for line in drawn.outline(codes) for point in seen.place(line).tolist())
        x, y = min(points, key=lambda point: point[1])
        names.append((name, x, y - 9))
    return _apart(names)


def _names(
    paint: MapPaint,
    drawn: Drawn,
    seen: Camera,
    language: str,
    area: Area,
    covered: Sequence[Area],
) -> list[str]:
    """The names of clusters, and of provinces where these leave room."""
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


def _placed(lines: list[Line], seen: Camera) -> list[NDArray[np.float64]]:
    return [seen.place(line) for line in lines]


def _clipped(parts: list[str], area: Area) -> str:
    """Parts that end at the edge of their area."""
    left, top, width, height = area
    name = plain(f"clip-{left:.0f}-{top:.0f}")
    return (
        f'<clipPath id="{name}"><rect x="{left:.1f}" y="{top:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}"/></clipPath>'
        f'<g clip-path="url(#{name})">{"".join(parts)}</g>'
    )
