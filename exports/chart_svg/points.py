"""Points by two figures, their groups in a legend and the one in focus by name."""

from __future__ import annotations

import math

from exports.chart_svg.frame import (
    SIZE,
    SMALL,
    Key,
    Scale,
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
from exports.charts.points import Points
from geo.chart_colours import chart_colour
from geo.svg import text_line

_HEIGHT, _RADIUS, _LARGEST = 380.0, 4.5, 16.0


def draw_points(chart: Points, width: float) -> tuple[float, list[str]]:
    """Return the height of the picture and its parts."""
    keys = [Key(group.name, group.role, "dot") for group in chart.groups if group.listed]
    keys += [Key(one.name, one.role, "dashes" if one.dashed else "line") for one in chart.lines]
    y, parts = head(chart.title, keys, width)
    y, title = upright_title(chart.y_axis, y - 8, width)
    xs, ys = _figures(chart)
    left, right, bottom = left_room(chart.y_axis, ys, chart.language), width - 24, y + _HEIGHT
    x_scale = scale_of(chart.x_axis, xs, left, right)
    y_scale = scale_of(chart.y_axis, ys, bottom, y)
    end, axis = bottom_axis(chart.x_axis, x_scale, y, bottom, chart.language)
    parts += [*title, *left_axis(chart.y_axis, y_scale, left, right, chart.language), *axis]
    parts += _references(chart, x_scale, y_scale)
    for place in chart.drawn():
        radius = _radius(chart, place)
        colour = chart_colour(chart.role(place))
        parts.append(dot(x_scale(chart.x[place]), y_scale(chart.y[place]), radius, colour, 0.85))
    for one in chart.lines:
        pairs = [(x_scale(a), y_scale(b)) for a, b in zip(one.x, one.y, strict=True)]
        parts.append(polyline(pairs, chart_colour(one.role), 2.5, "6 4" if one.dashed else ""))
    return end, parts + _names(chart, x_scale, y_scale)


def _figures(chart: Points) -> tuple[list[float], list[float]]:
    drawn = chart.drawn()
    xs = [chart.x[place] for place in drawn] + [v for one in chart.lines for v in one.x]
    ys = [chart.y[place] for place in drawn] + [v for one in chart.lines for v in one.y]
    xs += [chart.upright.at] if chart.upright else []
    ys += [chart.across.at] if chart.across else []
    return xs, ys


def _radius(chart: Points, place: int) -> float:
    if chart.sizes and not math.isnan(chart.sizes[place]):
        return max(2.0, _LARGEST * math.sqrt(chart.sizes[place]))
    return 8.0 if chart.is_chosen(place) else _RADIUS


def _references(chart: Points, x: Scale, y: Scale) -> list[str]:
    parts, ink = [], chart_colour("muted")
    if chart.across:
        at = y(chart.across.at)
        parts.append(rule(x.start, at, x.end, at, ink, 1.2))
        parts.append(text_line(chart.across.name, x.end, at - 5, SMALL, ink, anchor="end"))
    if chart.upright:
        at = x(chart.upright.at)
        parts.append(rule(at, y.start, at, y.end, ink, 1.2))
        parts.append(text_line(chart.upright.name, at + 5, y.end + 12, SMALL, ink))
    return parts


def _names(chart: Points, x: Scale, y: Scale) -> list[str]:
    parts: list[str] = []
    for place in chart.drawn():
        chosen = chart.is_chosen(place)
        if not chosen and not (chart.codes and chart.codes[place] in chart.named):
            continue
        at, colour = x(chart.x[place]), chart_colour("selected" if chosen else "ink")
        ends = at > (x.start + x.end) / 2
        beside = at + (-1 if ends else 1) * (_radius(chart, place) + 5)
        parts.append(
            text_line(
                chart.names[place],
                beside,
                y(chart.y[place]) + 5,
                SIZE,
                colour,
                "bold" if chosen else "normal",
                "end" if ends else "start",
                chart_colour("paper"),
            )
        )
    return parts
