"""A native chart over two axes of numbers: points, lines and bands are series of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as Page
from pptx.util import Pt

from exports.chart_pptx.look import (
    LABEL,
    axis_title,
    legend,
    place_chart,
    rgb,
    tick_format,
    write_label,
)
from exports.charts.kinds import Chart
from exports.charts.scale import Axis
from exports.printable import printable
from geo.chart_colours import edge

# No program has an upright dash.
_TICKS = {"lying": XL_MARKER_STYLE.DIAMOND, "upright": XL_MARKER_STYLE.DASH}


@dataclass(frozen=True)
class Plotted:
    """One series: points, a line through them, or both.

    Attributes
    ----------
    x, y : a NaN in y interrupts the line
    marker : size of the points in points of print; 0 for none
    line : width of the line, 0 for none
    pale : let what lies under the line shine through
    tick : draw the points as marks across bands that lie or stand
    listed : name it in the legend
    labels : (place of the point, text) beside it, on this side, in letters so high
    """

    name: str
    x: Sequence[float]
    y: Sequence[float]
    role: str
    marker: int = 0
    line: float = 0.0
    dashed: bool = False
    pale: bool = False
    tick: Literal["", "lying", "upright"] = ""
    listed: bool = True
    labels: tuple[tuple[int, str], ...] = ()
    side: Any = XL_LABEL_POSITION.RIGHT
    letters: float = LABEL


def add_plane(
    page: Page,
    chart: Chart,
    place: tuple[Any, ...],
    plotted: Sequence[Plotted],
    x_axis: Axis,
    y_axis: Axis,
) -> Any:
    """Put series over two axes on a slide.

    The longest comes first: LibreOffice leaves out what stands before a longer one.
    """
    plotted = sorted(plotted, key=lambda one: -len(one.x))
    data = XyChartData()
    for one in plotted:
        series = data.add_series(printable(one.name))
        for x, y in zip(one.x, one.y, strict=True):
            series.add_data_point(x, None if math.isnan(y) else y)
    drawn = place_chart(page, XL_CHART_TYPE.XY_SCATTER_LINES, data, place, chart)
    for one, series in zip(plotted, drawn.plots[0].series, strict=True):
        _look(series, one, chart.language)
    dress(drawn.category_axis, x_axis, [v for one in plotted for v in one.x], chart.language)
    dress(drawn.value_axis, y_axis, [v for one in plotted for v in one.y], chart.language)
    legend(drawn, [one.listed and bool(one.name) for one in plotted])
    return drawn


def _look(series: Any, one: Plotted, language: str) -> None:
    series.smooth = False
    marker = series.marker
    if one.marker:
        marker.style = _TICKS[one.tick] if one.tick else XL_MARKER_STYLE.CIRCLE
        marker.size = one.marker
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = rgb(one.role)
        marker.format.line.color.rgb = rgb(edge(one.role))
        marker.format.line.width = Pt(0.5)
    else:
        marker.style = XL_MARKER_STYLE.NONE
    if one.line:
        series.format.line.color.rgb = rgb(one.role)
        series.format.line.width = Pt(one.line)
        if one.pale:
            colour = series.format.line._ln.find(f".//{qn('a:srgbClr')}")
            colour.append(parse_xml(f'<a:alpha {nsdecls("a")} val="45000"/>'))
        if one.dashed:
            series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    else:
        series.format.line.fill.background()
    for place, text in one.labels:
        write_label(series.points[place], text, rgb(one.role), language, one.side, one.letters)


def dress(drawn: Any, axis: Axis, values: Sequence[float], language: str) -> None:
    """Give an axis its ends, ticks, number format and title."""
    low, high, step = axis.round_ends(values)
    if axis.log:
        scaling = drawn._element.find(qn("c:scaling"))
        scaling.insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>'))
    else:
        drawn.major_unit = step
    drawn.minimum_scale, drawn.maximum_scale = low, high
    drawn.reverse_order = axis.reversed
    drawn.has_major_gridlines = True
    drawn.major_gridlines.format.line.color.rgb = rgb("grid")
    drawn.format.line.color.rgb = rgb("quiet")
    drawn.major_tick_mark = XL_TICK_MARK.NONE
    largest = max((abs(value) for value in values if not math.isnan(value)), default=0.0)
    drawn.tick_labels.number_format = tick_format(axis, language, largest, step)
    drawn.tick_labels.number_format_is_linked = False
    axis_title(drawn, axis.title, language)


def cross_at_lower_ends(drawn: Any) -> None:
    """Keep names and numbers of both axes at the edges, wherever zero lies."""
    for axis, other in (
        (drawn.category_axis, drawn.value_axis),
        (drawn.value_axis, drawn.category_axis),
    ):
        crosses = axis._element.find(qn("c:crosses"))
        turned = other._element.find(qn("c:scaling")).find(qn("c:orientation"))
        at_top = turned is not None and turned.get("val") == "maxMin"
        crosses.set("val", "max" if at_top else "min")
