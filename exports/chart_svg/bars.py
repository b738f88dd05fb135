"""Bars with their figures at their ends."""

from __future__ import annotations

import math

from exports.chart_svg.frame import (
    MARGIN,
    SIZE,
    SMALL,
    Key,
    Scale,
    bottom_axis,
    box,
    head,
    rule,
)
from exports.chart_svg.rows import interruption, name_lines, names_width, reference_line
from exports.charts.bars import Bars, Series
from geo.chart_colours import chart_colour, is_pale
from geo.lettering import text_width
from geo.svg import text_line

_ALONE, _BESIDE, _APART, _GAP = 19.0, 14.0, 9.0, 20.0


def draw_bars(chart: Bars, width: float) -> tuple[float, list[str]]:
    """Return the height of the picture and its parts."""
    keys = [Key(one.name, one.role, "box") for one in chart.series] if _several(chart) else []
    y, parts = head(chart.title, keys, width)
    y += 16 if chart.reference else 0
    room = names_width(chart.categories, width)
    scale = _scale(chart, MARGIN + room + 10, width)
    top = y
    for row, name in enumerate(chart.categories):
        if row == chart.gap:
            parts.append(interruption(y + _GAP / 2 - 4, MARGIN + room / 2, width / 2))
            y += _GAP
        height = _row_height(chart)
        chosen = bool(chart.chosen and chart.codes and chart.codes[row] == chart.chosen)
        parts += name_lines(name, room, y + height / 2, chosen)
        parts += _stacked(chart, row, y, scale) if chart.stacked else _beside(chart, row, y, scale)
        y += height + _APART
    zero = scale(max(scale.low, 0.0))
    parts.append(rule(zero, top - 3, zero, y - _APART + 3, chart_colour("muted")))
    if chart.reference:
        figure = chart.axis.text(chart.reference.at, chart.language)
        parts += reference_line(
            chart.reference, figure, scale(chart.reference.at), top - 3, y, width
        )
    if chart.stacked and len(chart.categories) > 1:
        y, axis = bottom_axis(chart.axis, scale, top - 3, y - 4, chart.language)
        return y, [*axis, *parts]
    if chart.axis.title:
        y += SMALL
        muted = chart_colour("muted")
        parts.append(text_line(chart.axis.title, scale.start, y, SMALL, muted))
    return y + 8, parts


def _several(chart: Bars) -> bool:
    return len(chart.series) > 1


def _row_height(chart: Bars) -> float:
    beside = len(chart.series) if _several(chart) and not chart.stacked else 0
    return beside * _BESIDE + 2 if beside else _ALONE


def _scale(chart: Bars, left: float, width: float) -> Scale:
    """Bars begin at zero, and leave room for their figures at both ends."""
    known = [value for value in chart.figures() if not math.isnan(value)]
    low, high = chart.axis.ends or (min([0.0, *known]), max([0.0, *known]))
    high = high if high > low else low + 1
    figures = [chart.axis.text(value, chart.language) for value in known]
    after = 12 + max((text_width(figure, SIZE) for figure in figures), default=0.0)
    before = after if low < 0 else 0.0
    return Scale(low, high, left + before, width - MARGIN - after)


def _beside(chart: Bars, row: int, y: float, scale: Scale) -> list[str]:
    parts, height = [], _BESIDE if _several(chart) else _ALONE
    for place, series in enumerate(chart.series):
        top, value = y + place * height, series.values[row]
        parts += _bar(chart, series, row, top, height - (1 if _several(chart) else 0), scale)
        end = _text_end(series, row, scale)
        figure = chart.axis.text(value, chart.language)
        anchor = "end" if value < 0 else "start"
        size = SIZE - 1 if _several(chart) else SIZE
        ink = chart_colour("muted" if math.isnan(value) else "ink")
        parts.append(text_line(figure, end, top + height / 2 + 5, size, ink, anchor=anchor))
    return parts


def _bar(
    chart: Bars, series: Series, row: int, top: float, height: float, scale: Scale
) -> list[str]:
    value = series.values[row]
    if math.isnan(value):
        return []
    start, end = sorted((scale(max(scale.low, 0.0)), scale(value)))
    parts = [box(start, top, end - start, height, chart_colour(chart.role(row, series)))]
    if series.low and not math.isnan(series.low[row]):
        middle, ink = top + height / 2, chart_colour("ink")
        parts.append(
            rule(scale(series.low[row]), middle, scale(series.high[row]), middle, ink, 1.6)
        )
    return parts


def _text_end(series: Series, row: int, scale: Scale) -> float:
    """Where the figure begins: beyond the bar and its whisker."""
    value = series.values[row]
    if math.isnan(value):
        return scale(max(scale.low, 0.0)) + 6
    if value < 0:
        return scale(min(value, series.low[row] if series.low else value)) - 6
    high = series.high[row] if series.high and not math.isnan(series.high[row]) else value
    return scale(max(value, high)) + 6


def _stacked(chart: Bars, row: int, y: float, scale: Scale) -> list[str]:
    parts, at = [], 0.0
    for series in chart.series:
        value = series.values[row]
        if math.isnan(value):
            continue
        start, end = scale(at), scale(at + value)
        colour = chart.role(row, series)
        parts.append(box(start, y, end - start, _ALONE, chart_colour(colour)))
        figure = chart.axis.text(value, chart.language)
        if text_width(figure, SMALL) + 6 < end - start:
            middle, paper = (start + end) / 2, chart_colour("paper")
            ink = chart_colour("on_pale") if is_pale(colour) else paper
            parts.append(text_line(figure, middle, y + 14, SMALL, ink, "bold", "middle"))
        at += value
    return parts
