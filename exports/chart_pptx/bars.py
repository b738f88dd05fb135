"""Native horizontal bars, beside each other or end to end, with whiskers."""

from __future__ import annotations

import math
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as Page
from pptx.util import Pt

from exports.chart_pptx.look import LABEL, axis_title, legend, number_format, place_chart, rgb
from exports.chart_pptx.plane import dress
from exports.chart_pptx.row_names import letters_for
from exports.charts.bars import Bars, Series
from exports.pptx_text import INK, MUTED, style_font
from exports.printable import printable
from geo.chart_colours import chart_colour, is_pale

# An office program would name a row without a name by itself.
_LEAST = 0.13
# The share of a chart without axis and legend that its rows have.
_PLOT = 0.8
_INTERRUPTION, _NAMELESS = "⋮", " "


def add_bars(page: Page, chart: Bars, place: tuple[Any, ...]) -> Any:
    """Put bars on a slide; an interruption is a row without a bar, a reference a bar of its own."""
    rows = _rows(chart)
    written = number_format(chart.axis, chart.language, chart.axis.decimals)
    data = CategoryChartData(number_format=written)
    data.categories = [printable(name) or _NAMELESS for name, _ in rows]
    for series in chart.series:
        data.add_series(printable(series.name), [_value(chart, series, row) for _, row in rows])
    kind = XL_CHART_TYPE.BAR_STACKED if chart.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    drawn = place_chart(page, kind, data, place, chart)
    letters = letters_for(len(rows), float(place[3].inches), _PLOT)
    _axes(drawn, chart)
    _every_name(drawn.category_axis, letters, chart.language)
    plot = drawn.plots[0]
    # A few bars are bars too, not blocks.
    plot.gap_width, plot.overlap = 45 if len(rows) > 4 else 150, 100 if chart.stacked else -5
    plot.vary_by_categories = False
    for series, bars in zip(chart.series, plot.series, strict=True):
        _colour(chart, series, bars, rows)
        if not series.low:
            _figures(bars.data_labels, chart, series, written)
            bars.data_labels.font.size = Pt(min(LABEL - 1, letters))
    legend(drawn, [True] * len(chart.series))
    return drawn


def _rows(chart: Bars) -> list[tuple[str, int | None]]:
    """The names, and which row of the chart each is: None is the interruption, −1 the reference."""
    rows: list[tuple[str, int | None]] = list(zip(chart.categories, range(10**6), strict=False))
    if chart.gap is not None:
        rows.insert(chart.gap, (_INTERRUPTION, None))
    if chart.reference is not None and chart.reference.name:
        rows.append((chart.reference.name, -1))
    return rows


def _value(chart: Bars, series: Series, row: int | None) -> float | None:
    if row is None:
        return None
    if row == -1:
        own = series is chart.series[0] and chart.reference is not None
        return chart.reference.at if own and chart.reference else None
    return None if math.isnan(series.values[row]) else series.values[row]


def _axes(drawn: Any, chart: Bars) -> None:
    names, figures = drawn.category_axis, drawn.value_axis
    names.reverse_order = True
    names.format.line.color.rgb = MUTED
    # Below zero the names would lie on the bars.
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if any(one.low for one in chart.series):
        # Figures would lie on the whiskers, so they stand on the axis.
        names.crosses = XL_AXIS_CROSSES.MAXIMUM
        dress(figures, chart.axis, [0.0, *chart.figures()], chart.language)
        return
    figures.has_major_gridlines = False
    figures.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    figures.format.line.fill.background()
    axis_title(figures, chart.axis.title, chart.language)
    known = [value for value in chart.figures() if not math.isnan(value)]
    if known and min(known) >= 0:
        figures.minimum_scale = 0
    if chart.axis.ends:
        figures.minimum_scale, figures.maximum_scale = chart.axis.ends


def _every_name(names: Any, letters: float, language: str) -> None:
    """Write each row's name: an office program would leave out every other one of many."""
    style_font(names.tick_labels.font, letters, INK, language)
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _figures(labels: Any, chart: Bars, series: Series, written: str) -> None:
    """Figures beside the bars; within stacked ones, where there is room."""
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = written, False
    if chart.stacked:
        least = _LEAST * max(chart.figures())
        # What is stacked is not below zero, so the first part of the format is the one it has.
        labels.number_format = f'[<{least:.3g}]"";{written.partition(";")[0]}'
        labels.font.bold = True
        labels.font.color.rgb = rgb("ink" if is_pale(series.role) else "paper")


def _colour(chart: Bars, series: Series, bars: Any, rows: list[tuple[str, int | None]]) -> None:
    bars.format.fill.solid()
    bars.format.fill.fore_color.rgb = rgb(series.role)
    bars.invert_if_negative = False
    for place, (_, row) in enumerate(rows):
        role = "quiet" if row == -1 else series.role if row is None else chart.role(row, series)
        if role != series.role:
            point = bars.points[place].format.fill
            point.solid()
            point.fore_color.rgb = rgb(role)
    if series.low:
        _whiskers(bars, series, rows)


def _whiskers(bars: Any, series: Series, rows: list[tuple[str, int | None]]) -> None:
    """The ends as distances from the bar's own, as the format wants them."""
    sides = []
    for name, ends in (("plus", series.high), ("minus", series.low)):
        reach = [
            0.0
            if row is None or row < 0 or math.isnan(series.values[row] + ends[row])
            else abs(ends[row] - series.values[row])
            for _, row in rows
        ]
        points = "".join(
            f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(reach)
        )
        sides.append(
            f"<c:{name}><c:numLit><c:formatCode>General</c:formatCode>"
            f'<c:ptCount val="{len(reach)}"/>{points}</c:numLit></c:{name}>'
        )
    ink = chart_colour("ink").lstrip("#")
    element = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/>{"".join(sides)}<c:spPr><a:ln w="15875"><a:solidFill>'
        f'<a:srgbClr val="{ink}"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )
    bars._element.find(qn("c:cat")).addprevious(element)
