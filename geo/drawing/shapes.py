"""The shapes of a map: units filled, borders between them, and what is marked."""

from __future__ import annotations

from collections.abc import Collection

from geo import hatch
from geo.drawing.camera import Camera, Near, in_picture
from geo.drawing.drawn import Drawn, Line
from geo.map_layers import MapPaint
from geo.svg import fill, path, stroke
from geo.themes import CASING, SELECTION, THEMES, Theme

_FADED = 0.22


def draw_units(
    paint: MapPaint, drawn: Drawn, seen: Camera, weight: float, codes: Collection[str]
) -> list[str]:
    """Return the units filled, and each border between them once: that is half the work of two."""
    filled = [
        path(in_picture(drawn.shape(code), seen), _style(paint, code), closed=True)
        for code in codes
    ]
    shown, own = frozenset(codes), frozenset(paint.classes)
    empty = frozenset(code for code, place in paint.classes.items() if place < 0)
    inner: list[Line] = []
    outside: list[Line] = []
    hatched: list[Line] = []
    for arc, sides in zip(drawn.arcs, drawn.owners, strict=True):
        if not shown.isdisjoint(sides) and not (paint.joined and _one_province(sides)):
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
        path(in_picture(arcs, seen), stroke(colour, 0.6 * weight)) for arcs, colour in lines
    ]


def _one_province(sides: Collection[str]) -> bool:
    return len(sides) > 1 and len({code[:2] for code in sides}) == 1


def _style(paint: MapPaint, code: str) -> str:
    place, look = paint.classes.get(code), THEMES[paint.theme]
    if place is None:
        return fill(look.outside)
    colour = paint.colours.of(paint.theme)[place] if place >= 0 else hatch.FILL
    return fill(colour, _FADED if code in paint.faded else 1)


def draw_borders(drawn: Drawn, seen: Camera, weight: float, near: Near, look: Theme) -> list[str]:
    """Return the borders of provinces, and above them the national border."""
    provinces = drawn.borders(lambda one, other: other is not None and one[:2] != other[:2])
    shown = in_picture([line for line in provinces if near(line)], seen)
    province = path(shown, stroke(look.province_border, (1.1 if drawn.is_map else 2.4) * weight))
    return [province, *draw_national_border(drawn, seen, weight, near, look)]


def draw_national_border(
    drawn: Drawn, seen: Camera, weight: float, near: Near, look: Theme
) -> list[str]:
    """Return the national border, the ten-dash line and borders that are not determined."""
    outer = [line for line in drawn.borders(lambda _, other: other is None) if near(line)]
    colour = look.national_border
    return [
        path(in_picture(outer, seen), stroke(colour, 1.1 * weight)),
        path(in_picture(drawn.lines.get("ten_dash", []), seen), stroke(colour, 2.2 * weight)),
        path(
            in_picture(drawn.lines.get("undetermined", []), seen),
            stroke(colour, 1.3 * weight, "60 60"),
        ),
    ]


def draw_marks(paint: MapPaint, drawn: Drawn, seen: Camera, weight: float) -> list[str]:
    """Return outlined clusters, and above them the selected unit."""
    parts = []
    look = THEMES[paint.theme]
    for codes in paint.outlined.values():
        lines = in_picture(drawn.outline(codes), seen)
        parts.append(path(lines, stroke(look.halo, 5 * weight)))
        parts.append(path(lines, stroke(look.ink, 2.4 * weight)))
    if paint.selected in drawn.rings:
        shape = in_picture(drawn.shape(str(paint.selected)), seen)
        parts.append(path(shape, stroke(CASING, 6 * weight), closed=True))
        parts.append(path(shape, stroke(SELECTION, 3 * weight), closed=True))
    return parts
