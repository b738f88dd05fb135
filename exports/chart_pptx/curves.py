"""Native lines over numbers or years; bands are drawn by their two edges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.slide import Slide as Page

from exports.chart_pptx.plane import Plotted, add_plane, cross_at_lower_ends
from exports.chart_svg.curves import spread
from exports.charts.curves import Curve, Curves, runs

# Of the axis: the height of a name.
_APART = 0.045


def add_curves(page: Page, chart: Curves, place: tuple[Any, ...]) -> Any:
    """Put lines on a slide."""
    plotted = [one for curve in chart.curves for one in _curve(curve, chart)] + _breaks(chart)
    x_axis = chart.x_axis
    if chart.labelled:
        plotted += _end_names(chart)
    if x_axis.names:
        plotted.append(_named_places(chart))
        x_axis = replace(x_axis, ends=_with_room(chart), names=())
    drawn = add_plane(page, chart, place, plotted, x_axis, chart.y_axis)
    cross_at_lower_ends(drawn)
    if chart.x_axis.names:
        drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        drawn.category_axis.has_major_gridlines = False
    if chart.labelled:
        drawn.has_legend = False
    return drawn


def _curve(one: Curve, chart: Curves) -> list[Plotted]:
    dots = 6 if chart.dotted else 0
    width = 1.25 if one.dashed else 2.25
    line = Plotted(one.name, one.x, one.y, one.role, dots, width, dashed=one.dashed)
    edges = [
        Plotted(f"{one.name} {sign}", one.x, edge, one.role, line=0.75, dashed=True, listed=False)
        for sign, edge in (("↓", one.low), ("↑", one.high))
        if edge
    ]
    return [line, *edges, *_chosen(one, chart)]


def _breaks(chart: Curves) -> list[Plotted]:
    """Upright lines where figures before and after do not compare, named at their upper ends."""
    figures = [v for one in chart.curves for v in (*one.y, *one.low, *one.high)]
    low, high, _ = chart.y_axis.round_ends(figures)
    ends = [high, low] if chart.y_axis.reversed else [low, high]
    return [
        Plotted(
            mark.name,
            [mark.at] * 2,
            ends,
            "quiet",
            line=1.0,
            dashed=True,
            listed=False,
            # Neighbours would lie on each other at the same end.
            labels=(((n + 1) % 2, mark.name),),
            side=XL_LABEL_POSITION.LEFT if chart.turned(mark) else XL_LABEL_POSITION.RIGHT,
        )
        for n, mark in enumerate(chart.breaks)
    ]


def _chosen(one: Curve, chart: Curves) -> list[Plotted]:
    if not chart.chosen or chart.chosen not in one.codes:
        return []
    at = one.codes.index(chart.chosen)
    name = one.names[at] if one.names else chart.chosen
    labels = ((0, name),)
    point = Plotted(name, [one.x[at]], [one.y[at]], "selected", 10, listed=False, labels=labels)
    return [replace(point, side=XL_LABEL_POSITION.LEFT)]


def _end_names(chart: Curves) -> list[Plotted]:
    """Names beside the right ends, moved apart where they would lie on each other."""
    last = [(curve, list(runs(curve.y))[-1][-1]) for curve in chart.curves if any(runs(curve.y))]
    ends = sorted(((one.y[at], one.x[at], one) for one, at in last), key=lambda end: end[0])
    low, high, _ = chart.y_axis.round_ends([v for one in chart.curves for v in one.y])
    places = spread([y for y, _, _ in ends], (high - low) * _APART, high)
    return [
        Plotted(one.name, [x], [place], one.role, listed=False, labels=((0, one.name),))
        for place, (_, x, one) in zip(places, ends, strict=True)
    ]


def _named_places(chart: Curves) -> Plotted:
    """The names of places in place of numbers, at the upper edge."""
    low, high, _ = chart.y_axis.round_ends([v for one in chart.curves for v in one.y])
    top = low if chart.y_axis.reversed else high
    xs = [at for at, _ in chart.x_axis.names]
    labels = tuple((n, name) for n, (_, name) in enumerate(chart.x_axis.names))
    above = XL_LABEL_POSITION.ABOVE
    return Plotted("", xs, [top] * len(xs), "ink", listed=False, labels=labels, side=above)


def _with_room(chart: Curves) -> tuple[float, float]:
    """Room at the right for the names of the curves."""
    places = [at for at, _ in chart.x_axis.names]
    span = (max(places) - min(places)) or 1.0
    return (min(places) - 0.2 * span, max(places) + (0.8 if chart.labelled else 0.2) * span)
