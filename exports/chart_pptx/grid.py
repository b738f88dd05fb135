"""Shades as a native table, or as a picture where it has too many cells to be read as one.

An office program has no chart of cells.
"""

from __future__ import annotations

import io
import math
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide as Page
from pptx.util import Emu

from exports.chart_svg.draw import WIDTH, draw_chart
from exports.chart_svg.grid import draw_grid
from exports.charts.grid import Grid
from exports.charts.spoken import spoken
from exports.png import png_of
from exports.pptx_text import INK, style_font
from exports.printable import printable
from geo.chart_colours import chart_shade, is_pale

_NAMES = 3.0
_MOST_ROWS, _ZOOM = 14, 2.5


def add_grid(page: Page, chart: Grid, place: tuple[Any, ...]) -> Any:
    """Put a table on a slide, each cell a number on its shade; a large one as a picture."""
    left, top, width, height = place
    if len(chart.rows) > _MOST_ROWS:
        return _picture(page, chart, place)
    size = (len(chart.rows) + 1, len(chart.columns) + 1)
    frame = page.shapes.add_table(*size, left, top, width, height)
    frame.name = printable(chart.title)
    table = frame.table
    step = int(width / (len(chart.columns) + _NAMES))
    for place_, column in enumerate(table.columns):
        column.width = Emu(int(_NAMES * step) if place_ == 0 else step)
    for row in table.rows:
        row.height = Emu(int(height / size[0]))
    _write(table.cell(0, 0), chart.legend, chart.language)
    for column_, name in enumerate(chart.columns, start=1):
        _write(table.cell(0, column_), name, chart.language)
    for row_, (name, values) in enumerate(zip(chart.rows, chart.values, strict=True), start=1):
        _write(table.cell(row_, 0), name, chart.language)
        for column_, value in enumerate(values, start=1):
            _shade(table.cell(row_, column_), value, chart)
    return frame


def _picture(page: Page, chart: Grid, place: tuple[Any, ...]) -> Any:
    """The whole grid as large as the place allows, as wide as it is for its height."""
    left, top, width, height = place
    tall, _ = draw_grid(chart, WIDTH)
    svg = draw_chart(chart, max(WIDTH, round(tall * width / height)))
    drawn = page.shapes.add_picture(io.BytesIO(png_of(svg, _ZOOM)), left, top)
    scale = min(width / drawn.width, height / drawn.height)
    drawn.width, drawn.height = Emu(int(drawn.width * scale)), Emu(int(drawn.height * scale))
    drawn.left = Emu(int(left + (width - drawn.width) / 2))
    drawn.name = printable(chart.title)
    drawn._element.nvPicPr.cNvPr.set("descr", printable(spoken(chart)))
    return drawn


def _shade(cell: Any, value: float, chart: Grid) -> None:
    if math.isnan(value):
        _write(cell, "" if chart.signed else "–", chart.language)
        return
    shade = chart_shade(value, signed=chart.signed)
    text = chart.text(value) if chart.signed else f"{100 * value:.0f}"
    _write(cell, text, chart.language, dark=not is_pale(shade) if chart.signed else value > 0.35)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(shade.lstrip("#").upper())


def _write(cell: Any, text: str, language: str, dark: bool = False) -> None:
    cell.fill.background()
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Emu(12_700)
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = printable(text)
    style_font(run.font, 7, RGBColor(0xFF, 0xFF, 0xFF) if dark else INK, language)
