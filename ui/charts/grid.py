"""Shades by two lists on a screen."""

from __future__ import annotations

import math
from typing import Any

import altair as alt

from exports.charts.grid import Grid
from exports.charts.parts import Tips
from geo.chart_colours import CHART_SHADES, chart_colour
from ui.charts import look

_ROW = 18
# So few cells have room for their figures, in rows that are this high.
_FEW, _HIGH_ROW = 36, 30


def grid(chart: Grid, theme: str) -> Any:
    """Return the chart in a theme."""
    columns, tips = look.told(chart.tips, _default_tips(chart))
    names = {str(place): name for place, name in enumerate(chart.rows)}
    marks = [
        {**columns[row * len(chart.columns) + place], "row": str(row), "column": name, "share": v}
        for row, values in enumerate(chart.values)
        for place, (name, v) in enumerate(zip(chart.columns, values, strict=True))
        if not math.isnan(v)
    ]
    slanted = alt.Axis(labelAngle=-60, labelLimit=190, grid=False, orient="top")
    # Also a column without any share has its place.
    every = alt.Scale(domain=list(chart.columns))
    cells = (
        look.over(marks)
        .mark_rect(stroke=chart_colour("paper", theme), strokeWidth=0.8)
        .encode(
            x=alt.X("column:N", scale=every, sort=None, title=None, axis=slanted),
            y=look.rows(names),
            color=alt.Color(
                "share:Q",
                scale=alt.Scale(domain=[0, 0.5, 1], range=list(CHART_SHADES[theme])),
                legend=alt.Legend(format=".0%", title=chart.legend, orient="bottom"),
            ),
            tooltip=tips,
        )
    )
    few = len(chart.rows) * len(chart.columns) <= _FEW
    layers = [cells, _figures(cells, theme)] if few else [cells]
    return look.dressed(layers, chart, theme, look.step(_HIGH_ROW if few else _ROW))


def _figures(cells: Any, theme: str) -> Any:
    """Each share in its cell, in letters that its shade does not swallow."""
    low, high = chart_colour("ink", theme), chart_colour("paper", theme)
    return cells.mark_text(fontSize=look.LETTERS).encode(
        text=alt.Text("share:Q", format=".0%"),
        color=alt.condition("datum.share < 0.35", alt.value(low), alt.value(high)),
    )


def _default_tips(chart: Grid) -> Tips:
    cells = [(r, c) for r in range(len(chart.rows)) for c in range(len(chart.columns))]
    shares = tuple(
        "–" if math.isnan(chart.values[r][c]) else f"{chart.values[r][c]:.0%}" for r, c in cells
    )
    rows, columns = (chart.rows[r] for r, _ in cells), (chart.columns[c] for _, c in cells)
    return (("", tuple(rows)), (" ", tuple(columns)), (chart.legend, shares))
