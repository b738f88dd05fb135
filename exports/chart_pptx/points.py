"""Native points: a series a group, fitted and dividing lines as series of their own."""

from __future__ import annotations

from typing import Any

from pptx.slide import Slide as Page

from exports.chart_pptx.plane import Plotted, add_plane, cross_at_lower_ends
from exports.chart_pptx.row_names import leave_room, named_rows, share_of
from exports.charts.points import Points


def add_points(page: Page, chart: Points, place: tuple[Any, ...]) -> Any:
    """Put points on a slide, the one in focus last and by name; rows may have names too."""
    plotted, inches = _plotted(chart), float(place[2].inches)
    rows = sorted(chart.y_axis.names, reverse=True)
    share = share_of([name for _, name in rows], inches)
    if rows:
        heights, names = zip(*rows, strict=True)
        left, _, _ = chart.x_axis.round_ends([chart.x[n] for n in chart.drawn()])
        plotted.append(named_rows(names, heights, left, share * inches * 72))
    drawn = add_plane(page, chart, place, plotted, chart.x_axis, chart.y_axis)
    if rows:
        leave_room(drawn, share, bool(chart.x_axis.title), len(chart.groups))
    cross_at_lower_ends(drawn)
    return drawn


def _plotted(chart: Points) -> list[Plotted]:
    shown = chart.drawn()
    series = [
        _group(chart, number, [n for n in shown if not chart.is_chosen(n)])
        for number in range(len(chart.groups))
    ]
    series += [_chosen(chart, n) for n in shown if chart.is_chosen(n)]
    series += [
        Plotted(one.name, one.x, one.y, one.role, line=2.25, dashed=one.dashed)
        for one in chart.lines
    ]
    return [*(one for one in series if len(one.x)), *_references(chart, shown)]


def _group(chart: Points, number: int, shown: list[int]) -> Plotted:
    group = chart.groups[number]
    own = [n for n in shown if (chart.group[n] if chart.group else 0) == number]
    named = tuple(
        (place, chart.names[n])
        for place, n in enumerate(own)
        if chart.codes and chart.codes[n] in chart.named
    )
    xs, ys = [chart.x[n] for n in own], [chart.y[n] for n in own]
    listed = group.listed
    return Plotted(group.name, xs, ys, group.role, marker=6, listed=listed, labels=named)


def _chosen(chart: Points, place: int) -> Plotted:
    name, x, y = chart.names[place], chart.x[place], chart.y[place]
    return Plotted(name, [x], [y], "selected", marker=11, listed=False, labels=((0, name),))


def _references(chart: Points, shown: list[int]) -> list[Plotted]:
    """Dividing lines from edge to edge of what is drawn."""
    left, right, _ = chart.x_axis.round_ends([chart.x[n] for n in shown])
    low, high, _ = chart.y_axis.round_ends([chart.y[n] for n in shown])
    lines = []
    if chart.across:
        at = chart.across.at
        lines.append(Plotted(chart.across.name, [left, right], [at, at], "muted", line=1.25))
    if chart.upright:
        at = chart.upright.at
        lines.append(Plotted(chart.upright.name, [at, at], [low, high], "muted", line=1.25))
    return lines
