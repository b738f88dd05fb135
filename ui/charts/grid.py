"""Shades by two lists on a screen."""

from __future__ import annotations

import math
from typing import Any

import altair as alt

from exports.charts.grid import Grid
from exports.charts.parts import Tips
from geo.chart_colours import CHART_SHADES, CHART_SIGNED, chart_colour
from ui.charts import look

_ROW = 18
# So few cells have room for their figures, in rows that are this high.
_FEW, _HIGH_ROW = 36, 30
# No correlation has no sign.
_SIGNED = "datum.value === 0 ? '0' : format(datum.value, '+.1f')"
# How far the last of the slanted names reaches beyond its column.
_SLANT = 12


def grid(chart: Grid, theme: str) -> Any:
    """Return the chart in a theme."""
    columns, tips = look.told(chart.tips, _default_tips(chart))
    names = {str(place): name for place, name in enumerate(chart.rows)}
    marks = [
        {
            **columns[row * len(chart.columns) + place],
            **{"row": str(row), "column": name, "share": v, "text": chart.text(v)},
        }
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
                scale=alt.Scale(**_scale(chart, theme)),
                legend=alt.Legend(
                    labelExpr=_SIGNED if chart.signed else "format(datum.value, '.0%')",
                    values=[-1, -0.5, 0, 0.5, 1] if chart.signed else [0, 0.5, 1],
                    title=chart.legend,
                    orient="bottom",
                ),
            ),
            tooltip=tips,
        )
    )
    few = chart.signed or len(chart.rows) * len(chart.columns) <= _FEW
    layers = [cells, _figures(cells, chart, theme)] if few else [cells]
    padding = {"left": 5, "top": 5, "bottom": 5, "right": _SLANT}
    return look.dressed(layers, chart, theme, look.step(_HIGH_ROW if few else _ROW), padding)


def _scale(chart: Grid, theme: str) -> dict[str, Any]:
    if chart.signed:
        # Else the way from white to blue would lead through red.
        return {"domain": [-1, 0, 1], "range": list(CHART_SIGNED[theme]), "interpolate": "rgb"}
    return {"domain": [0, 0.5, 1], "range": list(CHART_SHADES[theme])}


def _figures(cells: Any, chart: Grid, theme: str) -> Any:
    """Each share in its cell, in letters that its shade does not swallow."""
    low, high = chart_colour("ink", theme), chart_colour("paper", theme)
    pale = f"abs(datum.share) < {0.55 if chart.signed else 0.35}"
    return cells.mark_text(fontSize=look.LETTERS).encode(
        text=alt.Text("text:N"),
        color=alt.condition(pale, alt.value(low), alt.value(high)),
    )


def _default_tips(chart: Grid) -> Tips:
    cells = [(r, c) for r in range(len(chart.rows)) for c in range(len(chart.columns))]
    shares = tuple(chart.text(chart.values[r][c]) for r, c in cells)
    rows, columns = (chart.rows[r] for r, _ in cells), (chart.columns[c] for _, c in cells)
    return (("", tuple(rows)), (" ", tuple(columns)), (chart.legend, shares))
