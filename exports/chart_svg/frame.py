"""What every picture of a chart has: title, legend, ticks on a quiet grid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exports.charts.scale import Axis
from geo.chart_colours import chart_colour, edge
from geo.lettering import BOLD, text_width, wrap
from geo.svg import text_line

TITLE, SIZE, SMALL = 18.0, 14.0, 12.5
LEADING, MARGIN = 1.3, 14.0
Form = Literal["box", "dot", "line", "dashes", "tick"]


@dataclass(frozen=True)
class Key:
    """One entry of the legend."""

    name: str
    role: str
    form: Form


@dataclass(frozen=True)
class Scale:
    """Figures to places in the picture: `low` lies at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """Return the place of a figure."""
        low, high, at = self.low, self.high, value
        if self.log:
            low, high, at = math.log(low), math.log(high), math.log(at)
        return self.start + (at - low) / (high - low) * (self.end - self.start)


def scale_of(axis: Axis, values: Sequence[float], start: float, end: float) -> Scale:
    """Return the scale of an axis for these figures, turned round where it says so."""
    low, high = axis.extent(values)
    ends = (end, start) if axis.reversed else (start, end)
    return Scale(low, high, *ends, axis.log)


def head(title: str, keys: Sequence[Key], width: float) -> tuple[float, list[str]]:
    """Return where the chart begins below title and legend, and their lines."""
    y, parts = 4.0, []
    for line in wrap(title, (width - 2 * MARGIN) / BOLD, TITLE, 3):
        y += TITLE * LEADING
        parts.append(text_line(line, MARGIN, y, TITLE, chart_colour("ink"), "bold"))
    x = MARGIN
    named = [key for key in keys if key.name]
    y += 26 if named else 0
    for key in named:
        long = 26 + text_width(key.name, SIZE) + 18
        if x > MARGIN and x + long > width:
            x, y = MARGIN, y + 22
        parts.append(_swatch(key, x, y - 5))
        parts.append(text_line(key.name, x + 26, y, SIZE, chart_colour("ink")))
        x += long
    return y + 14, parts


def _swatch(key: Key, x: float, middle: float) -> str:
    colour = chart_colour(key.role)
    if key.form == "box":
        return box(x, middle - 6, 18, 12, colour)
    if key.form == "dot":
        return dot(x + 9, middle, 5.5, colour)
    if key.form == "tick":
        return rule(x + 9, middle - 7, x + 9, middle + 7, colour, 2.5)
    return rule(x, middle, x + 20, middle, colour, 2.5, "5 4" if key.form == "dashes" else "")


def bottom_axis(
    axis: Axis, scale: Scale, top: float, bottom: float, language: str
) -> tuple[float, list[str]]:
    """Return where the picture ends below an axis, and its grid, ticks and title."""
    room = abs(scale.end - scale.start)
    places = axis.ticks(scale.low, scale.high, max(2, int(room / 90)))
    parts, ink = [], chart_colour("muted")
    for place in places:
        x, label = scale(place), axis.tick(place, language)
        parts.append(rule(x, top, x, bottom, chart_colour("grid")))
        parts.append(text_line(label, x, bottom + 18, SMALL, ink, anchor="middle"))
    y = bottom + 20
    for line in wrap(axis.title, room, SMALL, 2):
        y += SMALL * LEADING + 2
        middle = (scale.start + scale.end) / 2
        parts.append(text_line(line, middle, y, SMALL, ink, anchor="middle"))
    return y + 12, parts


def left_axis(axis: Axis, scale: Scale, left: float, right: float, language: str) -> list[str]:
    """Return grid and ticks of an upright axis; its title lies above it (`upright_title`)."""
    places = axis.ticks(scale.low, scale.high, max(2, int(abs(scale.end - scale.start) / 50)))
    parts = []
    for place in places:
        y, label = scale(place), axis.tick(place, language)
        parts.append(rule(left, y, right, y, chart_colour("grid")))
        parts.append(
            text_line(label, left - 8, y + 4.5, SMALL, chart_colour("muted"), anchor="end")
        )
    return parts


def left_room(axis: Axis, values: Sequence[float], language: str) -> float:
    """Return how much room the ticks of an upright axis need."""
    labels = [axis.tick(place, language) for place in axis.ticks(*axis.extent(values), 8)]
    return MARGIN + 14 + max((text_width(label, SMALL) for label in labels), default=0.0)


def upright_title(axis: Axis, y: float, width: float) -> tuple[float, list[str]]:
    """Return where the chart begins below the title of its upright axis, and its lines."""
    parts = []
    for line in wrap(axis.title, width - 2 * MARGIN, SMALL, 2):
        y += SMALL * LEADING
        parts.append(text_line(line, MARGIN, y, SMALL, chart_colour("muted")))
    return y + 14, parts


def box(x: float, y: float, width: float, height: float, colour: str, opacity: float = 1) -> str:
    """Return a filled rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
        f'fill="{colour}" fill-opacity="{opacity:g}"/>'
    )


def rule(
    x: float, y: float, x2: float, y2: float, colour: str, width: float = 1, dashes: str = ""
) -> str:
    """Return a straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{width:g}"{dashed}/>'
    )


def dot(x: float, y: float, radius: float, colour: str, opacity: float = 1) -> str:
    """Return a dot with a thin edge, so that dots on each other stay apart."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" '
        f'fill-opacity="{opacity:g}" stroke="{edge(colour)}" stroke-width="0.8"/>'
    )


def polyline(points: Sequence[tuple[float, float]], colour: str, width: float, dashes: str) -> str:
    """Return a line through points."""
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        f'stroke-linejoin="round"{dashed}/>'
    )


def area(points: Sequence[tuple[float, float]], colour: str, opacity: float) -> str:
    """Return a pale surface."""
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{joined}" fill="{colour}" fill-opacity="{opacity:g}"/>'
