"""Lines with bands, interrupted where a figure is missing, named at their ends."""

from __future__ import annotations

import math
from collections.abc import Sequence

from exports.chart_svg.frame import (
    SMALL,
    Key,
    Scale,
    area,
    bottom_axis,
    dot,
    head,
    left_axis,
    left_room,
    polyline,
    rule,
    scale_of,
    upright_title,
)
from exports.charts.curves import Curve, Curves, runs
from geo.chart_colours import chart_colour
from geo.lettering import text_width
from geo.svg import text_line

_HEIGHT, _LINE = 360.0, 17.0


def draw_curves(chart: Curves, width: float) -> tuple[float, list[str]]:
    """Return the height of the picture and its parts."""
    keys = [Key(one.name, one.role, "dashes" if one.dashed else "line") for one in chart.curves]
    y, parts = head(chart.title, [] if chart.labelled else keys, width)
    y, title = upright_title(chart.y_axis, y - 8, width)
    xs = [place for one in chart.curves for place in one.x]
    ys = [v for one in chart.curves for v in (*one.y, *one.low, *one.high)]
    height = max(_HEIGHT, _LINE * len(chart.curves) if chart.labelled else 0)
    left, bottom = left_room(chart.y_axis, ys, chart.language), y + height
    right = width - 24 - (_names_room(chart) if chart.labelled else 0)
    x_scale = scale_of(chart.x_axis, xs, left, right)
    y_scale = scale_of(chart.y_axis, ys, bottom, y)
    end, axis = bottom_axis(chart.x_axis, x_scale, y, bottom, chart.language)
    parts += [*title, *left_axis(chart.y_axis, y_scale, left, right, chart.language), *axis]
    for n, mark in enumerate(chart.breaks):
        at = x_scale(mark.at)
        parts.append(rule(at, y, at, bottom, chart_colour("quiet"), 1.2, "2 4"))
        side = (at - 5, "end") if chart.turned(mark) else (at + 5, "start")
        muted = chart_colour("muted")
        parts.append(
            text_line(mark.name, side[0], y + 12 + _LINE * (n % 3), SMALL, muted, anchor=side[1])
        )
    for one in reversed(chart.curves):
        parts += _curve(one, chart, x_scale, y_scale)
    return end, parts + (_names(chart, x_scale, y_scale) if chart.labelled else [])


def _curve(one: Curve, chart: Curves, x: Scale, y: Scale) -> list[str]:
    colour, parts = chart_colour(one.role), []
    if one.low:
        for run in runs([a + b for a, b in zip(one.low, one.high, strict=True)]):
            upper = [(x(one.x[n]), y(one.high[n])) for n in run]
            lower = [(x(one.x[n]), y(one.low[n])) for n in reversed(run)]
            parts.append(area([*upper, *lower], colour, 0.18))
    for run in runs(one.y):
        line = [(x(one.x[n]), y(one.y[n])) for n in run]
        if one.filled:
            floor = y(max(y.low, 0.0))
            parts.append(area([(line[0][0], floor), *line, (line[-1][0], floor)], colour, 0.12))
        parts.append(
            polyline(line, colour, 1.6 if one.dashed else 2.4, "6 4" if one.dashed else "")
        )
        # A figure with gaps on both sides would not be seen as a line.
        dotted = chart.dotted or len(run) == 1
        parts += [dot(*point, 3.8, colour) for point in line] if dotted else []
    return parts + _chosen(one, chart, x, y)


def _chosen(one: Curve, chart: Curves, x: Scale, y: Scale) -> list[str]:
    if not chart.chosen or chart.chosen not in one.codes:
        return []
    at = one.codes.index(chart.chosen)
    colour = chart_colour("selected")
    place = (x(one.x[at]), y(one.y[at]))
    name = one.names[at] if one.names else ""
    ends = place[0] > (x.start + x.end) / 2
    label = text_line(
        name,
        place[0] + (-10 if ends else 10),
        place[1] - 8,
        14,
        colour,
        "bold",
        "end" if ends else "start",
        chart_colour("paper"),
    )
    return [dot(*place, 6, colour), label]


def _names_room(chart: Curves) -> float:
    return 12 + max((text_width(one.name, SMALL) for one in chart.curves), default=0.0)


def _names(chart: Curves, x: Scale, y: Scale) -> list[str]:
    """Names at the right ends, moved apart where they would lie on each other."""
    ends = [
        (y(one.y[run[-1]]), x(one.x[run[-1]]), one) for one in chart.curves for run in _last(one)
    ]
    ordered = sorted(ends, key=lambda end: end[0])
    places = spread([end[0] for end in ordered], _LINE, max(y.start, y.end))
    return [
        text_line(one.name, at + 10, place + 4.5, SMALL, chart_colour(one.role))
        for place, (_, at, one) in zip(places, ordered, strict=True)
    ]


def _last(one: Curve) -> list[list[int]]:
    return list(runs(one.y))[-1:]


def spread(places: Sequence[float], apart: float, end: float = math.inf) -> list[float]:
    """Return ascending places moved at least `apart` from each other, none beyond `end` if it can.

    Examples
    --------
    >>> spread([1, 5, 6], 3), spread([8, 9, 10], 3, end=10)
    ([1, 5, 8], [4, 7, 10])
    """
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + apart) if moved else place)
    limit = end
    for at in reversed(range(len(moved))):
        moved[at] = min(moved[at], limit)
        limit = moved[at] - apart
    return moved
