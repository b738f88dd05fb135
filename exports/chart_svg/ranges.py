"""Bands with dots and ticks: lying with names, or upright side by side without."""

from __future__ import annotations

import math

from exports.chart_svg.frame import (
    MARGIN,
    Key,
    Scale,
    bottom_axis,
    dot,
    head,
    left_axis,
    left_room,
    rule,
    scale_of,
    upright_title,
)
from exports.chart_svg.rows import name_lines, names_width, reference_line
from exports.charts.ranges import Ranges
from exports.charts.scale import Axis
from geo.chart_colours import chart_colour
from geo.svg import text_line

_ROW, _OVERVIEW = 24.0, 360.0


def draw_ranges(chart: Ranges, width: float) -> tuple[float, list[str]]:
    """Return the height of the picture and its parts."""
    y, parts = head(chart.title, _keys(chart), width)
    if chart.overview:
        return _overview(chart, width, y, parts)
    y += 14 if chart.reference else 0
    room = names_width(chart.categories, width)
    scale = scale_of(chart.axis, chart.figures(), MARGIN + room + 16, width - MARGIN - 16)
    bottom = y + _ROW * len(chart.categories)
    end, axis = bottom_axis(chart.axis, scale, y, bottom, chart.language)
    parts += axis
    for row, name in enumerate(chart.categories):
        middle = y + (row + 0.5) * _ROW
        parts += name_lines(name, room, middle, chart.role(row) == "selected")
        parts += _row(chart, row, middle, scale)
    if chart.reference:
        figure = chart.axis.text(chart.reference.at, chart.language)
        at = scale(chart.reference.at)
        parts += reference_line(chart.reference, figure, at, y, bottom, width)
    return end, parts


def _keys(chart: Ranges) -> list[Key]:
    first = next((group.role for group in chart.groups), "main")
    named = [Key(group.name, group.role, "box") for group in chart.groups]
    marks = [
        Key(one.name, "ink" if one.tick else first, "tick" if one.tick else "dot")
        for one in chart.dots
    ]
    return [*named, Key(chart.band, first, "line"), *marks]


def _row(chart: Ranges, row: int, middle: float, scale: Scale) -> list[str]:
    colour, parts = chart_colour(chart.role(row)), []
    low, high = chart.low[row], chart.high[row]
    if not (math.isnan(low) or math.isnan(high)):
        band = rule(scale(low), middle, scale(high), middle, colour, 6)
        parts.append(band.replace("/>", ' stroke-opacity="0.45" stroke-linecap="round"/>'))
    for one in chart.dots:
        if math.isnan(one.values[row]):
            continue
        x = scale(one.values[row])
        mark = rule(x, middle - 7, x, middle + 7, chart_colour("ink"), 2)
        parts.append(mark if one.tick else dot(x, middle, 5, colour))
    return parts


def _overview(chart: Ranges, width: float, y: float, parts: list[str]) -> tuple[float, list[str]]:
    values, count = chart.figures(), len(chart.categories)
    y, title = upright_title(chart.axis, y - 8, width)
    left, right, bottom = (
        left_room(chart.axis, values, chart.language),
        width - MARGIN,
        y + _OVERVIEW,
    )
    # The first rank lies on top, where large figures lie otherwise.
    scale = scale_of(chart.axis, values, bottom, y)
    across = Scale(0, count + 1, left, right)
    order = Axis(chart.across, decimals=0, grouped=False)
    end, axis = bottom_axis(order, across, bottom, bottom, chart.language)
    parts += [*title, *left_axis(chart.axis, scale, left, right, chart.language), *axis]
    step = (right - left) / (count + 1)
    rows = sorted(range(count), key=lambda row: chart.role(row) == "selected")
    for row in rows:
        parts += _upright(chart, row, across(row + 1), scale, step)
    return end, parts


def _upright(chart: Ranges, row: int, x: float, scale: Scale, step: float) -> list[str]:
    role, parts = chart.role(row), []
    colour, chosen = chart_colour(role), role == "selected"
    low, high = chart.low[row], chart.high[row]
    if not (math.isnan(low) or math.isnan(high)):
        band = rule(x, scale(low), x, scale(high), colour, max(1.0, 0.75 * step))
        parts.append(band if chosen else band.replace("/>", ' stroke-opacity="0.45"/>'))
    for one in chart.dots:
        if math.isnan(one.values[row]):
            continue
        y, reach = scale(one.values[row]), max(1.0, 0.6 * step)
        tick = rule(x - reach, y, x + reach, y, chart_colour("ink"), 1.4)
        parts.append(tick if one.tick else dot(x, y, 4.5 if chosen else max(1.5, step), colour))
    if chosen:
        anchor = "end" if x > (scale.start + scale.end) else "start"
        name, place = chart.categories[row], x - 9 if anchor == "end" else x + 9
        middle = scale((low + high) / 2) if not math.isnan(low + high) else scale.end + 20
        paper = chart_colour("paper")
        parts.append(text_line(name, place, middle, 14, colour, "bold", anchor, paper))
    return parts
