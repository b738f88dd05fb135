"""A native bar chart on a slide: its figures can be edited where it is shown."""

from __future__ import annotations

import math
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.slide import Slide as Page
from pptx.util import Pt

from exports.content import Chart
from exports.pptx_text import INK, MUTED, style_font
from exports.printable import printable

_COLOURS = ("0b5cad", "e69f00", "8a97a5")


def add_chart(page: Page, chart: Chart, place: tuple[Any, ...], language: str) -> None:
    """Put horizontal bars on a slide, the first category at the top.

    Parameters
    ----------
    place : left, top, width and height
    """
    data = CategoryChartData(number_format=f"0.{'0' * chart.decimals}".rstrip("."))
    data.categories = [printable(name) for name in chart.categories]
    for name, values in chart.series:
        data.add_series(printable(name), [None if math.isnan(value) else value for value in values])
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    frame.name = printable(chart.title)
    drawn = frame.chart
    drawn.has_title = True
    title = drawn.chart_title.text_frame.paragraphs[0].add_run()
    title.text = printable(chart.title)
    style_font(title.font, 13, INK, language, bold=True)
    style_font(drawn.font, _size(chart), INK, language)
    _axes(drawn, chart)
    _bars(drawn, chart)


def _size(chart: Chart) -> float:
    return 12 if len(chart.categories) * len(chart.series) <= 14 else 10


def _axes(drawn: Any, chart: Chart) -> None:
    drawn.category_axis.reverse_order = True
    drawn.category_axis.format.line.color.rgb = MUTED
    # Below zero the names would lie on the bars.
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    drawn.value_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    known = [value for _, values in chart.series for value in values if not math.isnan(value)]
    if known and min(known) >= 0:
        drawn.value_axis.minimum_scale = 0


def _bars(drawn: Any, chart: Chart) -> None:
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, -5
    plot.vary_by_categories = False
    plot.has_data_labels = True
    plot.data_labels.number_format = f"#,##0.{'0' * chart.decimals}".rstrip(".")
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.font.size = Pt(_size(chart) - 1)
    for series, colour in zip(plot.series, _COLOURS, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour.upper())
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
