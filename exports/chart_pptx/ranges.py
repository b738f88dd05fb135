"""Native bands: each is a thick line from its lower to its upper figure, with its points on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pptx.slide import Slide as Page

from exports.chart_pptx.look import LABEL
from exports.chart_pptx.plane import Plotted, add_plane, cross_at_lower_ends
from exports.chart_pptx.row_names import leave_room, letters_for, named_rows, share_of
from exports.charts.ranges import Ranges
from exports.charts.scale import Axis
from geo.lettering import text_width


def add_ranges(page: Page, chart: Ranges, place: tuple[Any, ...]) -> Any:
    """Put bands on a slide: lying, with their names at the left, or upright side by side."""
    rows = Axis(decimals=0, grouped=False, ends=(0, len(chart.categories) + 1))
    plotted = _plotted(chart)
    if chart.overview:
        across = Axis(chart.across, decimals=0, grouped=False, ends=rows.ends)
        drawn = add_plane(page, chart, place, _turned(plotted), across, chart.axis)
    else:
        inches, count = float(place[2].inches), range(len(chart.categories))
        letters = letters_for(len(chart.categories), float(place[3].inches))
        share = share_of(chart.categories, inches, letters)
        low, high, _ = chart.axis.round_ends(chart.figures())
        edge, heights = high if chart.axis.reversed else low, [_height(chart, row) for row in count]
        names = named_rows(chart.categories, heights, edge, share * inches * 72, letters)
        plotted.append(names)
        drawn = add_plane(page, chart, place, plotted, replace(chart.axis, ends=(low, high)), rows)
        listed = sum(one.listed and bool(one.name) for one in plotted)
        leave_room(drawn, share, bool(chart.axis.title), listed)
        _thin_out(drawn.category_axis, chart, (1 - share) * inches * 72)
    cross_at_lower_ends(drawn)
    return drawn


def _thin_out(axis: Any, chart: Ranges, room: float) -> None:
    """Leave every other tick out where their numbers would have to be turned."""
    low, high, step = chart.axis.round_ends(chart.figures())
    ticks = chart.axis.ticks(low, high, most=99)
    widest = max(text_width(chart.axis.tick(tick, chart.language), LABEL) for tick in ticks)
    if (high - low) / step * (1.25 * widest + 12) > room:
        axis.major_unit = 2 * step


def _plotted(chart: Ranges) -> list[Plotted]:
    """A series of bands and of each kind of dots for each colour; ticks are all of one."""
    thick = 1.5 if chart.overview else 5.0
    series = []
    for role, rows in _by_role(chart).items():
        name = next((group.name for group in chart.groups if group.role == role), "")
        band = " · ".join(filter(None, (chart.band, name)))
        series.append(_band(chart, rows, band, role, thick))
        for dots in [one for one in chart.dots if not one.tick]:
            own = name or dots.name
            size = 2 if chart.overview and role != "selected" else 7
            marks = _Marks(own, dots.values, size, role != "selected", tick=False)
            series.append(_dots(chart, rows, marks, role))
    everyone = list(range(len(chart.categories)))
    for dots in [one for one in chart.dots if one.tick]:
        marks = _Marks(dots.name, dots.values, 3 if chart.overview else 6, listed=True, tick=True)
        series.append(_dots(chart, everyone, marks, "ink"))
    return [one for one in series if one.x]


def _by_role(chart: Ranges) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row in range(len(chart.categories)):
        rows.setdefault(chart.role(row), []).append(row)
    # The one in focus lies over the others.
    return dict(sorted(rows.items(), key=lambda one: one[0] == "selected"))


def _height(chart: Ranges, row: int) -> float:
    """The first row stands at the top of a lying chart, and at the left of an upright one."""
    return float(row + 1 if chart.overview else len(chart.categories) - row)


def _band(chart: Ranges, rows: Sequence[int], name: str, role: str, width: float) -> Plotted:
    # Named groups are listed once, by their dots.
    listed = role != "selected" and not any(group.name for group in chart.groups)
    xs: list[float] = []
    ys: list[float] = []
    for row in rows:
        low, high = chart.low[row], chart.high[row]
        if not math.isnan(low + high):
            # A gap after each band keeps it from running on to the next.
            xs += [low, high, high]
            ys += [_height(chart, row), _height(chart, row), math.nan]
    return Plotted(name, xs, ys, role, line=width, pale=True, listed=listed)


@dataclass(frozen=True)
class _Marks:
    """How one kind of dots is drawn."""

    name: str
    values: tuple[float, ...]
    size: int
    listed: bool
    tick: bool


def _dots(chart: Ranges, rows: Sequence[int], marks: _Marks, role: str) -> Plotted:
    known = [row for row in rows if not math.isnan(marks.values[row])]
    return Plotted(
        marks.name,
        [marks.values[row] for row in known],
        [_height(chart, row) for row in known],
        role,
        marker=marks.size,
        listed=marks.listed,
        tick=_tick(chart) if marks.tick else "",
        labels=_focus(chart, known, role) if chart.overview and not marks.tick else (),
    )


def _tick(chart: Ranges) -> Literal["lying", "upright"]:
    return "upright" if chart.overview else "lying"


def _focus(chart: Ranges, rows: Sequence[int], role: str) -> tuple[tuple[int, str], ...]:
    if role != "selected":
        return ()
    return tuple((place, chart.categories[row]) for place, row in enumerate(rows))


def _turned(plotted: Sequence[Plotted]) -> list[Plotted]:
    """Upright instead of lying: a gap stays on the figures' side."""
    turned = []
    for one in plotted:
        pairs = [
            (previous if math.isnan(y) else y, math.nan if math.isnan(y) else x)
            for x, y, previous in zip(one.x, one.y, [0.0, *one.y], strict=False)
        ]
        xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
        turned.append(
            Plotted(
                one.name,
                xs,
                ys,
                one.role,
                one.marker,
                one.line,
                pale=one.pale,
                tick=one.tick,
                listed=one.listed,
                labels=one.labels,
            )
        )
    return turned
