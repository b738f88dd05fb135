"""The legend in a picture of the map: rows of colours, or the square of two measures."""

from __future__ import annotations

import numpy as np

from geo import hatch
from geo.legend import Legend, LegendRow, Square
from geo.lettering import BOLD, shorten, text_width, wrap
from geo.palettes import Ramp
from geo.svg import fill, path, rectangle, text_line
from geo.themes import MUTED, THEMES

COLOURS = THEMES["light"]
# All sizes are for a picture 1600 wide.
SIZE, LEADING, ROW = 23, 1.32, 32.2
_SWATCH, _FIELD = (38, 24), (92, 62)
_WIDEST, _SLACK, _MARGIN = 430, 1.1, 16
# Room for a range of amounts in two languages: a bound that is cut off says nothing.
_LONGEST = 620
# The last field of the square that is pale enough for dark figures.
_PALE = 4


def draw_legend(
    legend: Legend, colours: Ramp, area: tuple[float, float, float, float]
) -> list[str]:
    """Return the legend in the lower left corner of the map's area (left, top, width, height)."""
    heading, notes = _texts(legend)
    left, top, width, height = legend_area(legend, area)
    parts = [rectangle(left, top, width, height, COLOURS.paper, opacity=0.9)]
    x, y = left + _MARGIN, top + 6
    for lines, colour, weight in ((heading, COLOURS.ink, "bold"), (notes, MUTED, "normal")):
        for line in lines:
            y += SIZE * LEADING
            parts.append(text_line(line, x, y, SIZE, colour, weight))
    y += 10
    if legend.square is not None:
        parts += _square(legend.square, colours, x, y)
        y += _square_size(legend.square)[0]
    for row in _listed(legend):
        parts += _row(row, colours, x, y, left + width - _MARGIN)
        y += ROW
    return parts


def legend_area(
    legend: Legend, area: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Return where in the map's area the legend lies (left, top, width, height)."""
    heading, notes = _texts(legend)
    height = (len(heading) + len(notes)) * SIZE * LEADING + _size(legend)[0] + 28
    return area[0] + 22.0, area[1] + area[3] - height - 18, legend_width(legend), height


def legend_width(legend: Legend) -> float:
    """Return how wide a legend is drawn."""
    heading, notes = _texts(legend)
    widths = [BOLD * text_width(line, SIZE) for line in heading]
    widths += [text_width(line, SIZE) for line in notes]
    if legend.square is not None:
        sides = (*_upwards(legend.square), *_along(legend.square))
        widths += [text_width(line, SIZE) for line in sides]
    return max(_size(legend)[1], *widths) + 2 * _MARGIN


def _texts(legend: Legend) -> tuple[list[str], list[str]]:
    """The lines of the title, and of the note below it, a little wider than the rows at most."""
    width = max(_WIDEST, _SLACK * _size(legend)[1])
    notes = wrap(legend.note, width, SIZE, 2) if legend.note else []
    return wrap(legend.title, width / BOLD, SIZE, 3), notes


def _listed(legend: Legend) -> tuple[LegendRow, ...]:
    """The rows below the title: with a square only what is no class."""
    if legend.square is None:
        return legend.rows
    return tuple(row for row in legend.rows if not isinstance(row.place, int))


def _size(legend: Legend) -> tuple[float, float]:
    """Height and width of what stands below the title."""
    rows = _listed(legend)
    labels = [text_width(shorten(row.label, _LONGEST, SIZE), SIZE) for row in rows]
    height, width = len(rows) * ROW, max(labels, default=0.0) + 128 - _MARGIN
    if legend.square is None:
        return height, width
    square = _square_size(legend.square)
    return height + square[0], max(width, square[1])


def _row(row: LegendRow, colours: Ramp, x: float, y: float, end: float) -> list[str]:
    colour = "none" if row.hatched else row.colour(colours, "light")
    parts = [
        rectangle(x, y + 5, *_SWATCH, colour, COLOURS.outside_border),
        text_line(shorten(row.label, _LONGEST, SIZE), x + 52, y + 25, SIZE, COLOURS.ink),
    ]
    if row.hatched:
        corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * _SWATCH + (x, y + 5)
        parts.insert(0, path([corners], fill(hatch.FILL), closed=True))
    if row.count is not None:
        parts.append(text_line(str(row.count), end, y + 25, SIZE, MUTED, anchor="end"))
    return parts


def _square_size(square: Square) -> tuple[float, float]:
    lines = len(_upwards(square)) + len(_along(square))
    return 3 * _FIELD[1] + lines * SIZE * LEADING + 22, 3 * _FIELD[0]


def _upwards(square: Square) -> list[str]:
    return wrap(f"↑ {square.second}", _WIDEST, SIZE, 2)


def _along(square: Square) -> list[str]:
    return wrap(f"{square.first} →", _WIDEST, SIZE, 2)


def _square(square: Square, colours: Ramp, x: float, y: float) -> list[str]:
    """Nine fields, the second measure growing upwards, with the units in each."""
    parts: list[str] = []
    for line in _upwards(square):
        y += SIZE * LEADING
        parts.append(text_line(line, x, y, SIZE, COLOURS.ink))
    y += 10
    width, height = _FIELD
    for place, count in enumerate(square.counts):
        left, top = x + place % 3 * width, y + (2 - place // 3) * height
        ink = COLOURS.ink if place <= _PALE else COLOURS.paper
        middle, base = left + width / 2, top + height / 2 + SIZE * 0.35
        parts.append(rectangle(left, top, width, height, colours.light[place]))
        parts.append(text_line(str(count), middle, base, SIZE, ink, anchor="middle"))
    y += 3 * height
    for line in _along(square):
        y += SIZE * LEADING
        parts.append(text_line(line, x, y, SIZE, COLOURS.ink))
    return parts
