"""Shades in rows and columns, with their key."""

from __future__ import annotations

import math

from exports.chart_svg.frame import MARGIN, SMALL, box, head
from exports.charts.grid import Grid
from geo.chart_colours import chart_colour, chart_shade, is_pale
from geo.lettering import shorten, text_width
from geo.svg import text_line

# How high a row is and how steep the name of a column; of many rows in a place that is low.
_ROW, _SLANT = 20.0, 60.0
_LOW_ROW, _LOW_SLANT, _MANY = 14.0, 35.0, 20
# What of the width the names of rows may take, and how long that of a column may be.
_ROOM, _ROOM_BESIDE_FIGURES, _LONGEST = 0.34, 0.32, 400.0
# What the key shows of a share, from none to whole.
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


def draw_grid(chart: Grid, width: float, low: bool = False) -> tuple[float, list[str]]:
    """Return the height of the picture and its parts.

    Parameters
    ----------
    low : for a place that is wide and not high
    """
    high, slant = (_LOW_ROW, _LOW_SLANT) if low and len(chart.rows) > _MANY else (_ROW, _SLANT)
    y, parts = head(chart.title, [], width)
    parts += _key(chart, y + 10)
    share = _ROOM_BESIDE_FIGURES if chart.signed else _ROOM
    room = min(share * width, max(text_width(name, SMALL) for name in chart.rows))
    names = [shorten(name, _LONGEST, SMALL) for name in chart.columns]
    lean = max(text_width(name, SMALL) for name in names)
    slope = math.radians(slant)
    top, left = y + 36 + lean * math.sin(slope), MARGIN + room + 8
    # The last slanted name needs room at the right.
    step = (width - left - MARGIN - lean * math.cos(slope) * 0.9) / len(chart.columns)
    for column, name in enumerate(names):
        parts.append(_slanted(name, left + (column + 0.5) * step, top - 6, slant))
    for row, (name, values) in enumerate(zip(chart.rows, chart.values, strict=True)):
        place = top + row * high
        ink = chart_colour("ink")
        label = shorten(name, room + 1, SMALL)
        parts.append(text_line(label, left - 8, place + 0.7 * high, SMALL, ink, anchor="end"))
        for column, value in enumerate(values):
            if not math.isnan(value):
                at = left + column * step
                shade = chart_shade(value, signed=chart.signed)
                parts.append(box(at, place, step - 1, high - 1, shade))
                parts += _figure(chart, value, at + step / 2, place + 0.7 * high)
    return top + len(chart.rows) * high + MARGIN, parts


def _figure(chart: Grid, value: float, x: float, y: float) -> list[str]:
    """A correlation in its cell, in letters that its shade does not swallow."""
    if not chart.signed:
        return []
    pale = is_pale(chart_shade(value, signed=True))
    ink = chart_colour("on_pale" if pale else "paper")
    return [text_line(chart.text(value), x, y, SMALL, ink, anchor="middle")]


def _slanted(name: str, x: float, y: float, slant: float) -> str:
    line = text_line(name, 0, 0, SMALL, chart_colour("ink"))
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate({-slant:g})">{line}</g>'


def _key(chart: Grid, y: float) -> list[str]:
    parts = [text_line(chart.legend, MARGIN, y, SMALL, chart_colour("muted"))]
    x = MARGIN + text_width(chart.legend, SMALL) + 14
    for step in STEPS:
        share = 2 * step - 1 if chart.signed else step
        label = chart.text(share)
        parts.append(box(x, y - 11, 16, 13, chart_shade(share, signed=chart.signed)))
        parts.append(text_line(label, x + 21, y, SMALL, chart_colour("muted")))
        x += 34 + text_width(label, SMALL)
    return parts
