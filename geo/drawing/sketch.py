"""The map in the fewest strokes: what a page shows until the live one is there.

It has the colours, the borders and the inset of the live map, and no names; whoever shows it
says where in its frame the nation stands (`browser/standing.js`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from geo.build import BoundaryFiles
from geo.drawing.drawn import Bounds, Drawn, Line, read_coarser
from geo.hatch import SPACING, WIDTH
from geo.map_layers import MapPaint
from geo.svg import plain
from geo.themes import THEMES, Theme

# Two kilometres, the unit of a sketch: a third of a pixel of the largest frame.
_METRES = 4_000.0
# A border may move by a pixel.
_FINEST = 8_000.0
_EASTERN_ISLANDS = ("710000", "330900")
_INSET_COAST = ("4601", "4602")
_PADDING = 0.04
_ON_A_DARK_PAGE = "@media (prefers-color-scheme: dark)"
# What a path is → the role of its line in a theme, and how wide it is in pixels.
_LINES = {
    "area": ("unit_border", 0.5),
    "outside": ("outside_border", 0.5),
    "province": ("province_border", 1.1),
    "nation": ("national_border", 0.9),
    "dashes": ("national_border", 2.0),
    "halo": ("halo", 5.0),
    "cluster": ("ink", 2.4),
}


def draw_sketch(paint: MapPaint, files: BoundaryFiles, inset: str, corner: str = "") -> str:
    """Return the map as markup for a page of ours, all of its colours in a style of its own.

    What `browser/standing.js` asks for stands beside it as data, in units of the sketch:
    the edges of the nation and of its coast.

    Parameters
    ----------
    files : `geo.build.ensure_built`
    inset : the name of the inset
    corner : markup of what lies over the lower left corner
    """
    drawn = read_coarser(files, _FINEST)
    east = max(drawn.extents[code][2] for code in _EASTERN_ISLANDS) / _METRES
    around = _turned(drawn.nation)
    bounds = " ".join(f"{edge:.1f}" for edge in around)
    whole, seen = _box(around), _box(_turned(_of_inset(drawn)))
    return (
        f'<div class="sketch" aria-hidden="true" data-nation="{bounds}" data-coast="{east:.1f}">'
        f"<style>{_colours(paint)}</style>"
        f'<svg class="whole" viewBox="{whole}"><defs>{_hatch()}</defs>'
        f'<g id="sketched">{"".join(_shapes(paint, drawn))}</g></svg>'
        f'<div class="inset"><svg viewBox="{seen}">'
        f'<use href="#sketched"/></svg><span>{plain(inset)}</span></div>{corner}</div>'
    )


def _turned(bounds: Bounds) -> Bounds:
    """Metres, upwards, as units of the sketch, downwards."""
    west, south, east, north = bounds
    return west / _METRES, -north / _METRES, east / _METRES, -south / _METRES


def _box(edges: Bounds) -> str:
    west, north, east, south = edges
    return f"{west:.1f} {north:.1f} {east - west:.1f} {south - north:.1f}"


def _of_inset(drawn: Drawn) -> Bounds:
    """The ten-dash line and the coast beside it, with a little room."""
    near = [code for code in drawn.rings if code.startswith(_INSET_COAST)]
    coast = [line for code in near for line in drawn.shape(code)]
    points = np.vstack([*drawn.lines["ten_dash"], *coast])
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    across, down = _PADDING * (east - west), _PADDING * (north - south)
    return west - across, south - down, east + across, north + down


def _shapes(paint: MapPaint, drawn: Drawn) -> Iterator[str]:
    """Each class as one path, and above them each kind of border as one."""
    alike: dict[str, list[Line]] = {}
    for code in drawn.rings:
        alike.setdefault(_kind(paint, code), []).extend(drawn.shape(code))
    for kind, lines in alike.items():
        yield f'<path class="sketch-area sketch-{kind}" d="{_path(lines, "z")}"/>'
    known = frozenset(paint.classes)
    borders = {
        "outside": drawn.borders(lambda one, other: not {one, other or one} <= known),
        "province": drawn.borders(lambda one, other: other is not None and one[:2] != other[:2]),
        "nation": drawn.borders(lambda _, other: other is None),
        "dashes": drawn.lines["ten_dash"],
    }
    clusters = [line for codes in paint.outlined.values() for line in drawn.outline(codes)]
    around = {"halo": clusters, "cluster": clusters} if clusters else {}
    for kind, lines in {**borders, **around}.items():
        yield f'<path class="sketch-line sketch-{kind}" d="{_path(lines)}"/>'


def _kind(paint: MapPaint, code: str) -> str:
    place = paint.classes.get(code)
    return "white" if place is None else f"class{place}" if place >= 0 else "none"


def _path(lines: Iterable[Line], end: str = "") -> str:
    return "".join(f"{_steps(np.rint(line / _METRES).astype(int))}{end}" for line in lines)


def _steps(points: NDArray[np.int_]) -> str:
    points = points * (1, -1)
    steps = np.diff(points, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    return f"M{points[0, 0]} {points[0, 1]}l" + _tight(steps.tolist())


def _tight(steps: list[list[int]]) -> str:
    """Numbers one after the other, parted only where none is negative."""
    # An islet smaller than the unit is a dot.
    numbers = [number for step in steps for number in step] or [1, 0]
    return "".join(str(n) if n < 0 or not place else f" {n}" for place, n in enumerate(numbers))


def _hatch() -> str:
    return (
        f'<pattern id="sketch-hatch" width="{SPACING:g}" height="{SPACING:g}" '
        'patternUnits="userSpaceOnUse">'
        f'<rect class="sketch-ground" width="{SPACING:g}" height="{SPACING:g}"/>'
        f'<rect class="sketch-hatched" width="{WIDTH:g}" height="{SPACING:g}"/></pattern>'
    )


def _colours(paint: MapPaint) -> str:
    """Rules that name a class alone, since what is used once more has no parents."""
    light, dark = (_rules(THEMES[name], paint.colours.of(name)) for name in ("light", "dark"))
    return f".sketch-none{{fill:url(#sketch-hatch)}}{light}{_ON_A_DARK_PAGE}{{{dark}}}"


def _rules(theme: Theme, colours: Sequence[str]) -> str:
    fills = {f"class{place}": colour for place, colour in enumerate(colours)}
    fills |= {
        "white": theme.outside,
        "ground": theme.no_data,
        "hatched": theme.no_data_line,
    }
    rules = [f".sketch-{kind}{{fill:{colour}}}" for kind, colour in fills.items()]
    for kind, (role, width) in _LINES.items():
        stroke = f"stroke:{getattr(theme, role)};stroke-width:{width}px"
        rules.append(f".sketch-{kind}{{{stroke}}}")
    ground = f".sketch,.sketch .inset{{background:{theme.sea};color:{theme.ink}}}"
    return f"{ground}.sketch .inset{{border-color:{theme.national_border}}}{''.join(rules)}"
