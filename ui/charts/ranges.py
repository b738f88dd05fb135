"""Bands with dots and ticks on a screen: lying with names, or hundreds upright."""

from __future__ import annotations

import math
from typing import Any

import altair as alt

from exports.charts.parts import Tips
from exports.charts.ranges import Ranges
from exports.charts.scale import Axis
from geo.chart_colours import chart_colour
from ui.charts import look

_OVERVIEW = 460


def ranges(chart: Ranges, theme: str) -> Any:
    """Return the chart in a theme."""
    marks, tips = _marks(chart)
    base = look.over(marks).encode(tooltip=tips)
    figures = look.numbers(chart.axis, chart.figures(), chart.language)
    if chart.overview:
        count = len(chart.categories)
        order = Axis(chart.across, decimals=0, grouped=False, ends=(0.0, count + 1.0))
        across = look.numbers(order, [], chart.language)
        base = base.encode(x=alt.X("order:Q", **across))
    else:
        names = {str(row): name for row, name in enumerate(chart.categories)}
        base = base.encode(y=look.rows(names))
    side, channel = ("y", alt.Y) if chart.overview else ("x", alt.X)
    colour = look.coloured(chart.groups, theme)
    layers = [_band(chart, base, channel, side, figures, colour)]
    for number, dots in enumerate(chart.dots):
        place = channel(f"dot{number}:Q", **figures)
        known = base.transform_filter(f"isValid(datum.dot{number})")
        mark = _tick(known, chart, theme) if dots.tick else _dot(known, chart, colour)
        layers.append(mark.encode(**{side: place}))
    if chart.codes:
        # A parameter of one name belongs to one layer: the last of the round dots.
        round_ = [number for number, dots in enumerate(chart.dots, start=1) if not dots.tick]
        heard = round_[-1] if round_ else len(layers) - 1
        layers[heard] = look.named_marks(layers[heard]).add_params(look.click())
    layers += _reference(chart, theme)
    height = _OVERVIEW if chart.overview else look.step(look.ROW)
    return look.dressed(layers, chart, theme, height)


def _band(
    chart: Ranges, base: Any, channel: Any, side: str, figures: dict[str, Any], colour: Any
) -> Any:
    width = 2.4 if chart.overview else 6
    band = base.mark_rule(strokeWidth=width, opacity=0.5).transform_filter("isValid(datum.low)")
    ends = {side: channel("low:Q", **figures), f"{side}2": "high:Q"}
    return band.encode(color=colour, **ends)


def _tick(known: Any, chart: Ranges, theme: str) -> Any:
    ink = chart_colour("ink", theme)
    if chart.overview:
        return known.mark_tick(thickness=1.5, size=4, color=ink, orient="horizontal")
    return known.mark_tick(thickness=2, size=11, color=ink, orient="vertical")


def _dot(known: Any, chart: Ranges, colour: Any) -> Any:
    size = 18 if chart.overview else 75
    cursor = "pointer" if chart.codes else "default"
    return known.mark_circle(size=size, opacity=1, cursor=cursor).encode(color=colour)


def _marks(chart: Ranges) -> tuple[list[dict[str, Any]], list[alt.Tooltip]]:
    columns, tips = look.told(chart.tips, _default_tips(chart))
    marks = []
    for row, _ in enumerate(chart.categories):
        group = chart.groups[chart.group[row] if chart.group else 0]
        role, whole = chart.role(row), not math.isnan(chart.low[row] + chart.high[row])
        marks.append(
            {
                **columns[row],
                "row": str(row),
                "order": row + 1,
                "code": chart.codes[row] if chart.codes else "",
                "name": chart.categories[row],
                "tone": look.tone(group, role),
                "low": chart.low[row] if whole else None,
                "high": chart.high[row] if whole else None,
                **{
                    f"dot{number}": None if math.isnan(one.values[row]) else one.values[row]
                    for number, one in enumerate(chart.dots)
                },
            }
        )
    return marks, tips


def _default_tips(chart: Ranges) -> Tips:
    def text(values: tuple[float, ...]) -> tuple[str, ...]:
        return tuple(chart.axis.text(value, chart.language) for value in values)

    band = tuple(
        f"{low} – {high}" for low, high in zip(text(chart.low), text(chart.high), strict=True)
    )
    dots = ((one.name, text(one.values)) for one in chart.dots)
    return (("", chart.categories), *dots, (chart.band, band))


def _reference(chart: Ranges, theme: str) -> list[Any]:
    if chart.reference is None:
        return []
    line = look.over([{"at": chart.reference.at}])
    side = {"y" if chart.overview else "x": "at:Q"}
    return [line.mark_rule(color=chart_colour("ink", theme), strokeDash=[4, 3]).encode(**side)]
