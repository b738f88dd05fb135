"""Bars on a screen, with their figures at their ends."""

from __future__ import annotations

import math
from typing import Any

import altair as alt

from exports.charts.bars import Bars
from exports.charts.parts import Group, Tips
from geo.chart_colours import chart_colour, is_pale
from geo.lettering import text_width
from ui.charts import look

_GAP = "gap"
# The least part of a stacked bar that holds its own figure.
_LEAST = 0.09
# Beside a figure in pixels; and the part of the chart that bars keep, however long their figures.
_AROUND, _KEPT = 10, 0.25


def bars(chart: Bars, theme: str) -> Any:
    """Return the chart in a theme."""
    marks, tips = _marks(chart)
    groups = [Group(one.name, one.role) for one in chart.series]
    beside = len(groups) > 1 and not chart.stacked
    base = look.over(marks).encode(y=look.rows(_names(chart)))
    if beside:
        base = base.encode(yOffset=alt.YOffset("series:N", sort=[group.name for group in groups]))
    x: dict[str, Any] = {"title": chart.axis.title or None, "axis": None, "scale": _scale(chart)}
    if any(one.low for one in chart.series) or (chart.stacked and len(chart.categories) > 1):
        x["axis"] = look.numbers(chart.axis, [0.0, *chart.figures()], chart.language)["axis"]
    drawn = (
        base.mark_bar(cursor="pointer" if chart.codes else "default")
        .encode(
            x=alt.X("start:Q", **x),
            x2=alt.X2("end:Q"),
            # Two names stand one above the other, since beside long names a chart is narrow.
            color=look.coloured(groups, theme, columns=1 if beside and len(groups) == 2 else 0),
            tooltip=tips,
        )
        .transform_filter("isValid(datum.end)")
    )
    drawn = drawn.add_params(look.click()) if chart.codes else drawn
    layers = [drawn, *_whiskers(chart, base, theme), *_figures(chart, base, theme)]
    height = look.BESIDE * len(groups) + 8 if beside else look.ROW
    return look.dressed([*layers, *_reference(chart, theme)], chart, theme, look.step(height))


def _names(chart: Bars) -> dict[str, str]:
    names = [(str(row), name) for row, name in enumerate(chart.categories)]
    if chart.gap is not None:
        names.insert(chart.gap, (_GAP, "⋮"))
    return dict(names)


def _marks(chart: Bars) -> tuple[list[dict[str, Any]], list[alt.Tooltip]]:
    columns, tips = look.told(chart.tips, _default_tips(chart))
    marks = []
    for row, _ in enumerate(chart.categories):
        at = 0.0
        for series in chart.series:
            value = series.values[row]
            known = not math.isnan(value)
            start = at if chart.stacked else 0.0
            end = start + value if known else None
            at = end if end is not None else at
            role = chart.role(row, series)
            marks.append(
                {
                    **columns[row],
                    "row": str(row),
                    "series": series.name,
                    "code": chart.codes[row] if chart.codes else "",
                    "value": value if known else None,
                    "start": start,
                    "end": end,
                    "middle": (start + end) / 2 if end is not None else None,
                    "low": _end(series.low, row),
                    "high": _end(series.high, row),
                    "reach": _reach(value, _end(series.low, row), _end(series.high, row)),
                    "tone": look.tone(Group(series.name, series.role), role),
                    "pale": is_pale(role),
                    "figure": chart.axis.text(value, chart.language),
                }
            )
    return marks, tips


def _end(ends: tuple[float, ...], row: int) -> float | None:
    return None if not ends or math.isnan(ends[row]) else ends[row]


def _reach(value: float, low: float | None, high: float | None) -> float:
    """Where the figure begins: beyond bar and whisker; a missing one stands at zero."""
    if math.isnan(value):
        return 0.0
    return min(value, low or value) if value < 0 else max(value, high or value)


def _default_tips(chart: Bars) -> Tips:
    figures = [
        (one.name, tuple(chart.axis.text(value, chart.language) for value in one.values))
        for one in chart.series
    ]
    return (("", chart.categories), *figures)


def _scale(chart: Bars) -> alt.Scale:
    """The axis with room for the figures beyond the bars, whatever the width of the page."""
    known = [value for value in chart.figures() if not math.isnan(value)]
    low, high = chart.axis.ends or (min([0.0, *known]), max([0.0, *known]))
    high = high if high > low else low + 1
    if chart.stacked:
        return alt.Scale(domain=[low, high], nice=False)
    left = _room(chart, [value for value in known if value < 0])
    right = _room(chart, [value for value in known if value >= 0])
    pixel = f"{high - low!r} / max({_KEPT} * width, width - {left + right})"
    return alt.Scale(
        domainMin=alt.ExprRef(f"{low!r} - {left} * {pixel}"),
        domainMax=alt.ExprRef(f"{high!r} + {right} * {pixel}"),
        nice=False,
    )


def _room(chart: Bars, values: list[float]) -> int:
    """The pixels that the widest of some figures takes."""
    said = (chart.axis.text(value, chart.language) for value in values)
    widest = max((text_width(text, look.LETTERS) for text in said), default=0.0)
    return math.ceil(widest) + _AROUND if widest else 0


def _figures(chart: Bars, base: Any, theme: str) -> list[Any]:
    ink, paper = chart_colour("ink", theme), chart_colour("paper", "light")
    if chart.stacked:
        least = _LEAST * max(chart.figures())
        text = base.mark_text(fontSize=look.LETTERS, fontWeight="bold").encode(
            x=alt.X("middle:Q"),
            text=alt.Text("figure:N"),
            color=alt.when(alt.datum.pale)
            .then(alt.value(chart_colour("ink", "light")))
            .otherwise(alt.value(paper)),
        )
        return [text.transform_filter(alt.datum.value > least)]
    sides = (("right", -5, "datum.value < 0"), ("left", 5, "!(datum.value < 0)"))
    return [
        base.mark_text(align=align, dx=dx, color=ink, fontSize=look.LETTERS)
        .encode(x=alt.X("reach:Q"), text=alt.Text("figure:N"))
        .transform_filter(which)
        for align, dx, which in sides
    ]


def _whiskers(chart: Bars, base: Any, theme: str) -> list[Any]:
    if not any(one.low for one in chart.series):
        return []
    rule = base.mark_rule(strokeWidth=1.6, color=chart_colour("ink", theme))
    return [
        rule.encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")).transform_filter("isValid(datum.low)")
    ]


def _reference(chart: Bars, theme: str) -> list[Any]:
    if chart.reference is None:
        return []
    ink = chart_colour("ink", theme)
    said = chart.reference.said(chart.axis.text(chart.reference.at, chart.language))
    line = look.over([{"at": chart.reference.at, "said": said}])
    return [
        line.mark_rule(color=ink, strokeDash=[4, 3]).encode(x=alt.X("at:Q")),
        line.mark_text(color=ink, dy=-8, fontSize=look.LETTERS).encode(
            x=alt.X("at:Q"), y=alt.value(0), text=alt.Text("said:N")
        ),
    ]
