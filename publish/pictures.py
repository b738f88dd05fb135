"""Pictures small enough that there can be hundreds: fewer bends, fewer digits, fewer colours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from exports.png import png_in
from geo import hatch
from geo.chart_colours import chart_colour
from geo.legend import Legend
from geo.picture import MapPicture, draw_picture
from geo.svg import GRID
from geo.themes import THEMES
from ui.figures.space import kept as space_kept

# No line of a published SVG moves further than three pixels of a picture 1600 wide.
_METRES = 12_000.0
# Points lie on every second pixel, so that borders of two units stay one; a sixth is saved.
_STEP = 2
# What is smaller is seen by its outline, the national border, alone.
_LEAST, _NATION = 3, THEMES["light"].national_border
# What fills a unit → the line around it.
_BORDERS = {
    hatch.FILL: THEMES["light"].no_data_line,
    THEMES["light"].outside: THEMES["light"].outside_border,
    "": THEMES["light"].unit_border,
}
_ZOOM = 0.45
_LIGHT = (
    *(THEMES["light"].paper, THEMES["light"].ink, THEMES["light"].sea, THEMES["light"].no_data),
    *(THEMES["light"].no_data_line, THEMES["light"].province_border),
)


def _halfway(one: str, other: str) -> str:
    """The colour between two that are written as six digits."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes((a + b) // 2 for a, b in pairs).hex()


# What lies between ink and paper at the edges of letters, and between the lines of the hatch, which
# would else be that of a pale class; more such colours are longer files.
_EDGES = (
    chart_colour("quiet"),
    _halfway(THEMES["light"].no_data, THEMES["light"].no_data_line),
)
_ONE = rf'<path transform="scale\({1 / GRID}\)" vector-effect="none" ([^>]*?) d="([^"]*)"/>'
_PATH, _RUN = re.compile(_ONE), re.compile(f"(?:{_ONE})+")
_WIDTH = re.compile(r'stroke-width="[\d.]+"')
# No text holds a straight quotation mark: they are escaped.
_DEFAULT = re.compile(
    r' (?:font-weight="normal"|text-anchor="start"|fill-opacity="1"|stroke="none")|(?<=\d)\.0(?=")'
)
_LENGTH = re.compile(r'(?<=stroke-width=")[\d.]+|(?<=stroke-dasharray=")\d+ \d+')


def map_png(picture: MapPicture) -> bytes:
    """Return a map as a PNG, 720 by 540, each class and the hatch in their own colours.

    Colours found by counting would be those of the many letters and lines, and no data
    would be white.
    """
    colours = list(dict.fromkeys((*picture.paint.colours.light, *_LIGHT, *_EDGES)))
    return png_in(colours, draw_picture(picture, space_kept.boundaries()), _ZOOM)


def map_svg(picture: MapPicture) -> bytes:
    """Return a map as an SVG with fewer bends and digits."""
    drawn = draw_picture(picture, space_kept.boundaries(), finest=_METRES)
    return without_defaults(lighter(drawn)).encode()


def without_defaults(svg: str) -> str:
    """Return a drawing without attributes that say what holds anyway; whole numbers are whole."""
    return _DEFAULT.sub("", svg)


def lighter(svg: str) -> str:
    """Return a drawn map with its paths in few digits, and one path for all of a colour."""
    # The hatch is made for paths in tenths.
    whole = svg.replace(f"scale({GRID}) rotate", f"scale({1 / _STEP:g}) rotate")
    return _RUN.sub(lambda run: "".join(_paths(run[0])), whole)


def _paths(run: str) -> Iterator[str]:
    """The paths of a run: what has one colour in one path, outlined by itself and not once more."""
    found = _PATH.findall(run)
    filled = [one for one in found if "stroke=" not in one[0]]
    lines = [one for one in found if "stroke=" in one[0]]
    width = _WIDTH.search(lines[0][0]) if filled and lines else None
    if width:
        lines = [one for one in lines if not _is_of_units(one[0], width[0])]
    joined: dict[str, list[str]] = {}
    for style, commands in filled:
        joined.setdefault(style, []).append(commands)
    for style, parts in joined.items():
        yield _path(f"{style} {_outline(style, width[0])}" if width else style, "".join(parts))
    for style, commands in lines:
        yield _path(style, commands)


def _is_of_units(style: str, width: str) -> bool:
    return width in style and any(f'stroke="{colour}"' in style for colour in _BORDERS.values())


def _outline(style: str, width: str) -> str:
    """The line around units of a colour: a white one would not be seen around pale ones."""
    kind = next((kind for kind in _BORDERS if f'fill="{kind}"' in style), "")
    return f'stroke="{_BORDERS[kind]}" {width} stroke-linejoin="round"'


def _path(style: str, commands: str) -> str:
    least = 0 if _NATION in style else _LEAST
    lines = (_in_whole_steps(line, least) for line in re.findall("M[^M]*", commands))
    look = _LENGTH.sub(_shorter, style)
    return f'<path transform="scale({_STEP})" {look} d="{"".join(lines)}"/>'


def _shorter(found: re.Match[str]) -> str:
    return " ".join(f"{float(length) / GRID / _STEP:.3g}" for length in found[0].split())


def _in_whole_steps(line: str, least: int) -> str:
    """A line, or nothing of one that reaches less far."""
    numbers = np.array(re.findall(r"-?\d+", line), dtype=int).reshape(-1, 2)
    points = np.rint(numbers.cumsum(axis=0) / GRID / _STEP).astype(int)
    if np.ptp(points, axis=0).max() * _STEP < least:
        return ""
    steps = np.diff(points, axis=0)
    moves = "".join(f"{x: d}{y: d}" for x, y in steps[(steps != 0).any(axis=1)].tolist())
    # An islet of less than a step stays visible as a dot of the national border.
    return f"M{points[0, 0]} {points[0, 1]}l{moves.strip() or '1 0'}{'z' * line.endswith('z')}"


def together(pictures: Sequence[MapPicture], subjects: Sequence[str]) -> MapPicture:
    """One picture that says everything in each language; two would be twice as long.

    Parameters
    ----------
    subjects : what it is of, in each language; a headline alone does not name it
    """
    first, *others = pictures
    legends = [each.legend for each in pictures if each.legend is not None]
    return replace(
        first,
        subtitle=_joined((*subjects, *(each.title for each in others))),
        legend=_joined_legend(legends) if legends else None,
    )


def _joined_legend(legends: Sequence[Legend]) -> Legend:
    rows = zip(*(each.rows for each in legends), strict=True)
    return replace(
        legends[0],
        title=_joined(each.title for each in legends),
        note=_joined(each.note for each in legends),
        rows=tuple(replace(same[0], label=_joined(row.label for row in same)) for same in rows),
    )


def _joined(texts: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(filter(None, texts)))
