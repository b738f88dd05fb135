"""Lines on a screen, interrupted where a figure is missing."""

from __future__ import annotations

import math
from typing import Any

import altair as alt

from exports.chart_svg.curves import spread
from exports.charts.curves import Curve, Curves, runs
from exports.charts.parts import Group
from geo.chart_colours import chart_colour
from ui.charts import look

_HEIGHT, _LABEL = 360, 0.042


def curves(chart: Curves, theme: str) -> Any:
    """Return the chart in a theme."""
    xs = [place for one in chart.curves for place in one.x]
    ys = [v for one in chart.curves for v in (*one.y, *one.low, *one.high)]
    x = alt.X("x:Q", **look.numbers(chart.x_axis, xs, chart.language))
    y = alt.Y("y:Q", **look.numbers(chart.y_axis, ys, chart.language))
    groups = [Group(one.name, one.role) for one in chart.curves]
    colour = look.coloured(groups, theme, listed=not chart.labelled)
    layers = [*_breaks(chart, theme)]
    for one in reversed(chart.curves):
        layers += _curve(one, chart, x, y, colour)
    if chart.labelled:
        layers.append(_names(chart, ys, x, theme))
    clickable = [one for one in chart.curves if one.codes]
    layers += [_units(one, chart, x, y, theme) for one in clickable[:1]]
    height = max(_HEIGHT, 19 * len(chart.curves)) if chart.labelled else _HEIGHT
    padding = _padding(chart) if chart.labelled else None
    return look.dressed(layers, chart, theme, height, padding)


def _curve(one: Curve, chart: Curves, x: alt.X, y: alt.Y, colour: Any) -> list[Any]:
    base = look.over(_rows(one, chart)).encode(x=x, color=colour, detail=alt.Detail("run:N"))
    dash = [6, 4] if one.dashed else [1, 0]
    line = base.mark_line(strokeWidth=1.6 if one.dashed else 2.4, strokeDash=dash).encode(y=y)
    layers = []
    if one.low:
        layers.append(base.mark_area(opacity=0.18).encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q")))
    if one.filled:
        layers.append(base.mark_area(opacity=0.12, line=False).encode(y=y))
    layers.append(line.encode(tooltip=list(map(alt.Tooltip, ("curve:N", "at:N", "figure:N")))))
    dots = base.mark_circle(size=45, opacity=1).encode(y=y, tooltip=_tips(chart))
    # A figure with gaps on both sides would not be seen as a line.
    return [*layers, dots.transform_filter("datum.dotted")]


def _tips(chart: Curves) -> list[alt.Tooltip]:
    heads = (("curve", " "), ("at", chart.x_axis.title or " "), ("figure", chart.y_axis.title))
    return [alt.Tooltip(f"{field}:N", title=heading or " ") for field, heading in heads]


def _rows(one: Curve, chart: Curves) -> list[dict[str, Any]]:
    return [
        {
            "x": one.x[n],
            "y": one.y[n],
            "low": one.low[n] if one.low and not math.isnan(one.low[n]) else None,
            "high": one.high[n] if one.high and not math.isnan(one.high[n]) else None,
            "curve": one.name,
            "tone": look.tone(Group(one.name, one.role), one.role),
            "run": number,
            "dotted": chart.dotted or len(run) == 1,
            "at": dict(chart.x_axis.names).get(one.x[n])
            or chart.x_axis.text(one.x[n], chart.language),
            "figure": chart.y_axis.text(one.y[n], chart.language),
        }
        for number, run in enumerate(runs(one.y))
        for n in run
    ]


def _units(one: Curve, chart: Curves, x: alt.X, y: alt.Y, theme: str) -> Any:
    """The units on a curve: seen where in focus, felt everywhere."""
    rows = [
        {
            "x": one.x[n],
            "y": one.y[n],
            "code": one.codes[n],
            "name": one.names[n] if one.names else one.codes[n],
            "at": chart.x_axis.text(one.x[n], chart.language),
            "figure": chart.y_axis.text(one.y[n], chart.language),
            "shown": 1 if one.codes[n] == chart.chosen else 0.01,
        }
        for n, value in enumerate(one.y)
        if not math.isnan(value) and one.codes[n]
    ]
    tips = (("name", " "), ("at", chart.x_axis.title), ("figure", chart.y_axis.title))
    dots = look.over(rows).mark_circle(
        size=90, cursor="pointer", color=chart_colour("selected", theme)
    )
    return dots.encode(
        x=x,
        y=y,
        opacity=alt.Opacity("shown:Q", scale=None),
        tooltip=[alt.Tooltip(f"{field}:N", title=heading or " ") for field, heading in tips],
    ).add_params(look.click())


def _breaks(chart: Curves, theme: str) -> list[Any]:
    muted = chart_colour("muted", theme)
    layers: list[Any] = []
    for n, mark in enumerate(chart.breaks):
        line = look.over([{"x": mark.at, "said": mark.name}])
        layers.append(line.mark_rule(color=muted, strokeDash=[2, 4]).encode(x=alt.X("x:Q")))
        turned = chart.turned(mark)
        text = line.mark_text(
            color=muted, align="right" if turned else "left", dx=-5 if turned else 5
        )
        layers.append(
            text.encode(x=alt.X("x:Q"), y=alt.value(10 + 15 * (n % 3)), text=alt.Text("said:N"))
        )
    return layers


def _names(chart: Curves, ys: list[float], x: alt.X, theme: str) -> Any:
    low, high = chart.y_axis.extent(ys)
    last = [(one, list(runs(one.y))[-1][-1]) for one in chart.curves if any(runs(one.y))]
    ends = sorted(((one.y[at], one.x[at], one) for one, at in last), key=lambda end: end[0])
    places = spread([end[0] for end in ends], (high - low) * _LABEL, high)
    rows = [
        {"x": at, "place": place, "said": one.name, "colour": chart_colour(one.role, theme)}
        for place, (_, at, one) in zip(places, ends, strict=True)
    ]
    text = look.over(rows).mark_text(align="left", dx=10, fontSize=look.LETTERS, clip=False)
    return text.encode(
        x=x, y=alt.Y("place:Q"), text=alt.Text("said:N"), color=alt.Color("colour:N", scale=None)
    )


def _padding(chart: Curves) -> dict[str, int]:
    longest = max((len(one.name.encode("gb18030")) for one in chart.curves), default=0)
    return {"left": 5, "top": 5, "bottom": 5, "right": 20 + 7 * longest}
