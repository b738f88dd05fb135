"""The South China Sea in its frame."""

from __future__ import annotations

import numpy as np

from geo.drawing.camera import Area, camera, in_picture, lines_near, units_near
from geo.drawing.drawn import SANSHA, Bounds, Drawn
from geo.drawing.shapes import draw_national_border, draw_units
from geo.lettering import text_width
from geo.map_layers import MapPaint
from geo.svg import path, plain, rectangle, stroke, text_line
from geo.themes import THEMES

_INSET_SHARE = 0.27
_PADDING = 0.04
# Beside the ten-dash line the inset shows the coast of Guangdong and Hainan.
_INSET_COAST = ("4601", "4602")


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
    units = draw_units(paint, drawn, seen, 0.4, units_near(drawn, bounds, 0))
    parts = [rectangle(*frame, look.sea), *units]
    islands = [
        line for code in drawn.rings if code.startswith(SANSHA) for line in drawn.shape(code)
    ]
    parts.append(path(in_picture(islands, seen), stroke(look.national_border, 0.9)))
    parts += draw_national_border(drawn, seen, 0.8, lines_near(bounds, 0), look)
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


def _of(drawn: Drawn, *beginnings: str) -> list[str]:
    """The units whose codes begin so, prefectures or counties."""
    return [code for code in drawn.rings if code.startswith(beginnings)]


def _inset_bounds(drawn: Drawn) -> Bounds:
    dashes = np.vstack(drawn.lines["ten_dash"])
    west, south, east, north = drawn.bounds(
        code for code in drawn.rings if code.startswith(_INSET_COAST)
    )
    low, high = dashes.min(axis=0), dashes.max(axis=0)
    west, south = min(west, low[0]), min(south, low[1])
    east, north = max(east, high[0]), max(north, high[1])
    room = _PADDING * (north - south)
    return west - room, south - room, east + room, north + room


def _clipped(parts: list[str], area: Area) -> str:
    """Parts that end at the edge of their area."""
    left, top, width, height = area
    name = plain(f"clip-{left:.0f}-{top:.0f}")
    return (
        f'<clipPath id="{name}"><rect x="{left:.1f}" y="{top:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}"/></clipPath>'
        f'<g clip-path="url(#{name})">{"".join(parts)}</g>'
    )
