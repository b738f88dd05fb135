"""The map of a picture: the nation, or the surroundings of some units."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geo.drawing.annotated import draw_placed, place
from geo.drawing.camera import (
    Area,
    Camera,
    camera,
    inside,
    lines_near,
    surroundings,
    units_near,
)
from geo.drawing.drawn import SANSHA, Bounds, Drawn
from geo.drawing.names import draw_names
from geo.drawing.shapes import draw_borders, draw_marks, draw_units
from geo.map_layers import MapPaint
from geo.themes import THEMES

# Below this height lines become thinner, so that they do not cover what they enclose.
_SMALL = 600


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
    bounds, seen = look(drawn, area, focus)
    _, _, width, height = area
    near_by = not set(focus).isdisjoint(drawn.rings)
    weight = max(min(1.0, height / _SMALL), height / 1000) * (1.6 if near_by else 1.0)
    room = max(width, height) / seen.scale
    codes = units_near(drawn, bounds, room)
    parts = draw_units(paint, drawn, seen, weight, codes)
    near = lines_near(bounds, room)
    borders = draw_borders(drawn, seen, weight, near, THEMES[paint.theme])
    names = draw_names(paint, drawn, seen, language, area, covered)
    marks = draw_marks(paint, drawn, seen, weight)
    written = draw_placed(place(paint.annotations, drawn, seen))
    return [*parts, *borders, *marks, *names, *written]


def look(drawn: Drawn, area: Area, focus: Collection[str] = ()) -> tuple[Bounds, Camera]:
    """Return what is seen in an area, and how: the nation, or the surroundings of some units."""
    there = [code for code in focus if code in drawn.rings]
    # Far in the south, and in the inset: with them a region of the mainland would be a speck.
    known = [code for code in there if not code.startswith(SANSHA)] or there
    bounds = surroundings(drawn.bounds(known)) if known else drawn.nation
    return bounds, camera(bounds, inside(area))
