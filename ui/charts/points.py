"""Points on a screen: a click on one goes to its unit."""

from __future__ import annotations

import math
from typing import Any

import altair as alt

from exports.charts.parts import Reference, Tips
from exports.charts.points import Points
from geo.chart_colours import chart_colour, edge
from ui.charts import look

_HEIGHT, _DOT, _CHOSEN, _LARGEST = 380, 50, 190, 800


def points(chart: Points, theme: str) -> Any:
    """Return the chart in a theme."""
    marks, tips = _marks(chart, theme)
    xs = [mark["x"] for mark in marks] + [v for one in chart.lines for v in one.x]
    ys = [mark["y"] for mark in marks] + [v for one in chart.lines for v in one.y]
    x = alt.X("x:Q", **look.numbers(chart.x_axis, xs, chart.language))
    y = alt.Y("y:Q", **look.numbers(chart.y_axis, ys, chart.language))
    base = look.over(marks).encode(x=x, y=y)
    dots = base.mark_circle(
        opacity=0.85,
        strokeWidth=0.6,
        cursor="pointer" if chart.codes else "default",
    ).encode(
        color=look.coloured(chart.groups, theme),
        stroke=alt.Stroke("edge:N", scale=None),
        size=alt.Size("size:Q", scale=None),
        tooltip=tips,
    )
    dots = look.named_marks(dots).add_params(look.click()) if chart.codes else dots
    names = base.mark_text(align="left", dx=10, dy=-8, fontWeight="bold", fontSize=look.LETTERS)
    named = names.encode(
        text=alt.Text("name:N"), color=alt.value(chart_colour("ink", theme))
    ).transform_filter("datum.named")
    lines = [
        layer for number in range(len(chart.lines)) for layer in _line(chart, number, theme, x, y)
    ]
    return look.dressed([*_references(chart, theme), dots, *lines, named], chart, theme, _HEIGHT)


def _marks(chart: Points, theme: str) -> tuple[list[dict[str, Any]], list[alt.Tooltip]]:
    columns, tips = look.told(chart.tips, _default_tips(chart))
    marks = []
    for place in chart.drawn():
        group = chart.groups[chart.group[place] if chart.group else 0]
        role, code = chart.role(place), chart.codes[place] if chart.codes else ""
        marks.append(
            {
                **columns[place],
                "x": chart.x[place],
                "y": chart.y[place],
                "code": code,
                "name": chart.names[place],
                "tone": look.tone(group, role),
                "edge": edge(role, theme),
                "size": _size(chart, place),
                "named": chart.is_chosen(place) or code in chart.named,
            }
        )
    return marks, tips


def _size(chart: Points, place: int) -> float:
    if chart.sizes and not math.isnan(chart.sizes[place]):
        return max(12.0, _LARGEST * chart.sizes[place])
    return _CHOSEN if chart.is_chosen(place) else _DOT


def _default_tips(chart: Points) -> Tips:
    sides = ((chart.x_axis, chart.x), (chart.y_axis, chart.y))
    figures = [
        (axis.title, tuple(axis.text(value, chart.language) for value in values))
        for axis, values in sides
    ]
    return (("", chart.names), *figures)


def _line(chart: Points, number: int, theme: str, x: alt.X, y: alt.Y) -> list[Any]:
    """A line and, above its right end, its name, which printed charts have in the legend."""
    one = chart.lines[number]
    rows = [{"x": a, "y": b} for a, b in zip(one.x, one.y, strict=True)]
    dash = [6, 4] if one.dashed else [1, 0]
    line = look.over(rows).mark_line(
        color=chart_colour(one.role, theme), strokeWidth=2.5, strokeDash=dash
    )
    end = max(rows, key=lambda row: row["x"])
    name = look.over([{**end, "said": one.name}]).mark_text(
        color=chart_colour(one.role, theme), align="right", dy=-10, fontSize=look.LETTERS
    )
    return [line.encode(x=x, y=y), name.encode(x=x, y=y, text=alt.Text("said:N"))]


def _references(chart: Points, theme: str) -> list[Any]:
    layers = []
    for side, reference in (("y", chart.across), ("x", chart.upright)):
        if reference is not None:
            layers += _reference(side, reference, theme)
    return layers


def _reference(side: str, reference: Reference, theme: str) -> list[Any]:
    muted = chart_colour("muted", theme)
    line = look.over([{"at": reference.at, "said": reference.name}])
    across = side == "y"
    text = line.mark_text(
        color=muted, align="right" if across else "left", dx=-4 if across else 5, dy=-7
    )
    at = {side: alt.Y("at:Q") if across else alt.X("at:Q")}
    other = {"x": alt.value("width")} if across else {"y": alt.value(12)}
    return [
        line.mark_rule(color=muted).encode(**at),
        text.encode(**at, **other, text=alt.Text("said:N")),
    ]
