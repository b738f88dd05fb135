"""Names of rows, one under the other, at the left of their bars or bands."""

from __future__ import annotations

from collections.abc import Sequence

from exports.chart_svg.frame import LEADING, MARGIN, SIZE, rule
from exports.charts.parts import Reference
from geo.chart_colours import chart_colour
from geo.lettering import text_width, wrap
from geo.svg import text_line

_SHARE = 0.42


def names_width(names: Sequence[str], width: float) -> float:
    """Return the room of the names; the longest ones are set in two lines."""
    longest = max((text_width(name, SIZE) for name in names), default=0.0)
    return min(longest, _SHARE * width)


def name_lines(name: str, room: float, middle: float, bold: bool) -> list[str]:
    """Return a name in one or two lines, ending where the marks begin."""
    lines = wrap(name, room + 1, SIZE, 2)
    first = middle + 5 - (len(lines) - 1) * SIZE * LEADING / 2
    return [
        text_line(
            line,
            MARGIN + room,
            first + row * SIZE * LEADING,
            SIZE,
            chart_colour("selected" if bold else "ink"),
            "bold" if bold else "normal",
            "end",
        )
        for row, line in enumerate(lines)
    ]


def interruption(middle: float, left: float, right: float) -> str:
    """Return the sign that rows are left out here."""
    return rule(left, middle, right, middle, chart_colour("quiet"), 1.5, "1.5 6")


def reference_line(
    reference: Reference, figure: str, x: float, top: float, bottom: float, width: float
) -> list[str]:
    """Return a line across all rows with its name and figure above it, within the picture."""
    ink, size = chart_colour("ink"), SIZE - 1.5
    said = reference.said(figure)
    half = text_width(said, size) / 2
    middle = max(half, min(x, width - half))
    return [
        rule(x, top, x, bottom, ink, 1.2, "4 3"),
        text_line(said, middle, top - 5, size, ink, anchor="middle"),
    ]
