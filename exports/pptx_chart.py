"""A native chart on a slide: its figures can be edited where it is shown."""

from __future__ import annotations

from typing import Any

from pptx.slide import Slide as Page

from exports.chart_pptx.bars import add_bars
from exports.chart_pptx.curves import add_curves
from exports.chart_pptx.grid import add_grid
from exports.chart_pptx.points import add_points
from exports.chart_pptx.ranges import add_ranges
from exports.charts.bars import Bars
from exports.charts.curves import Curves
from exports.charts.grid import Grid
from exports.charts.kinds import Chart, is_empty
from exports.charts.points import Points
from exports.charts.ranges import Ranges
from exports.charts.spoken import spoken
from exports.pptx_text import MUTED, add_text
from exports.printable import printable


def add_chart(page: Page, chart: Chart, place: tuple[Any, ...]) -> None:
    """Put a chart on a slide; one without figures is a sentence.

    Parameters
    ----------
    place : left, top, width and height
    """
    if is_empty(chart):
        shape = page.shapes.add_textbox(*place)
        add_text(shape, printable(spoken(chart)), 13, MUTED, chart.language)
        return
    match chart:
        case Bars():
            add_bars(page, chart, place)
        case Ranges():
            add_ranges(page, chart, place)
        case Points():
            add_points(page, chart, place)
        case Curves():
            add_curves(page, chart, place)
        case Grid():
            add_grid(page, chart, place)
