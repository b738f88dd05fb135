"""Shades as a native table, or as a picture where it has too many cells to be read as one.

An office program has no chart of cells.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Emu

from exports.chart_svg.draw import WIDTH, fill_with_chart
from exports.charts.grid import Grid
from exports.charts.spoken import spoken
from exports.png import png_of
from exports.pptx_text import INK, leading, style_font
from exports.printable import printable
from geo.chart_colours import chart_shade, is_pale
from geo.lettering import text_width, wrap

_NAMES = 3.0
# Letters of a cell in points of print; the margin is what a cell keeps free beside them.
_SMALLEST, _LARGEST, _MARGIN = 7.0, 12.0, 4.0
_MOST_ROWS, _ZOOM = 14, 2.5
# Of the width that lines are counted with: the reader's fonts may be wider than ours.
_SAFE, _POINT = 0.82, 12_700
# Words from here on are written in characters, of which so many stand in a line at least.
_LATIN, _FEW = "\u2e80", 4.0
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)


def add_grid(page: Page, chart: Grid, place: tuple[Any, ...]) -> Any:
    """Put a table on a slide, each cell a number on its shade; a large one as a picture."""
    left, top, width, height = place
    if len(chart.rows) > _MOST_ROWS:
        return _picture(page, chart, place)
    rows, columns = len(chart.rows) + 1, len(chart.columns) + 1
    frame = page.shapes.add_table(rows, columns, left, top, width, height)
    frame.name = printable(chart.title)
    table = frame.table
    step = int(width / (len(chart.columns) + _NAMES))
    for at, column in enumerate(table.columns):
        column.width = Emu(int(_NAMES * step) if at == 0 else step)
    size = _size(chart, step, height)
    _share_height(table, chart, step, size, height)
    write = _writer(chart, size)
    write(table.cell(0, 0), chart.legend)
    for across, name in enumerate(chart.columns, start=1):
        write(table.cell(0, across), name, centred=True)
    for down, (name, values) in enumerate(zip(chart.rows, chart.values, strict=True), start=1):
        write(table.cell(down, 0), name)
        for across, value in enumerate(values, start=1):
            _shade(table.cell(down, across), value, chart, write)
    return frame


def _picture(page: Page, chart: Grid, place: tuple[Any, ...]) -> Any:
    """The whole grid as large as the place allows, as wide as it is for its height."""
    left, top, width, height = place
    svg = fill_with_chart(chart, WIDTH, width / height)
    drawn = page.shapes.add_picture(io.BytesIO(png_of(svg, _ZOOM)), left, top)
    scale = min(width / drawn.width, height / drawn.height)
    drawn.width, drawn.height = Emu(int(drawn.width * scale)), Emu(int(drawn.height * scale))
    drawn.left = Emu(int(left + (width - drawn.width) / 2))
    drawn.name = printable(chart.title)
    drawn._element.nvPicPr.cNvPr.set("descr", printable(spoken(chart)))
    return drawn


def _shade(cell: Any, value: float, chart: Grid, write: Callable[..., None]) -> None:
    if math.isnan(value):
        write(cell, "" if chart.signed else chart.text(value), centred=True)
        return
    shade = chart_shade(value, signed=chart.signed)
    write(cell, chart.text(value), dark=not is_pale(shade), centred=True)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(shade.lstrip("#").upper())


def _size(chart: Grid, step: int, height: int) -> float:
    """Letters as large as the longest word of a heading and the lines of all rows allow."""
    words = [word for name in chart.columns for word in name.split()]
    longest = max((_unbroken(word) for word in words), default=1.0)
    size = min(_LARGEST, max(_SMALLEST, (step / _POINT - _MARGIN) / longest))
    while size > _SMALLEST and sum(_heights(chart, step, size)) > height / _POINT:
        size -= 0.5
    return size


def _unbroken(word: str) -> float:
    """How wide a word is in its own letters; a Chinese one may be broken anywhere."""
    return min(text_width(word, 1), _FEW) if word > _LATIN else text_width(word, 1)


def _heights(chart: Grid, step: int, size: float) -> list[float]:
    """The points that the headings and each row need."""
    heads = (chart.columns, _SAFE * (step / _POINT - _MARGIN))
    names = ([chart.legend, *chart.rows], _SAFE * (_NAMES * step / _POINT - _MARGIN))
    lines = [[len(wrap(text, width, size)) for text in texts] for texts, width in (heads, names)]
    return [
        size * leading(chart.language) * n + 3
        for n in (max(lines[0] + lines[1][:1]), *lines[1][1:])
    ]


def _share_height(table: Any, chart: Grid, step: int, size: float, height: int) -> None:
    """Give the headings and each row what they need, and the rows what is left in equal parts."""
    head, *rows = _heights(chart, step, size)
    more = max(0.0, height / _POINT - head - sum(rows)) / max(1, len(rows))
    for row, points in zip(table.rows, (head, *(need + more for need in rows)), strict=True):
        row.height = Emu(int(points * _POINT))


def _writer(chart: Grid, size: float) -> Callable[..., None]:
    """What writes into a cell."""

    def write(cell: Any, text: str, dark: bool = False, centred: bool = False) -> None:
        cell.fill.background()
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Emu(12_700)
        paragraph = cell.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = printable(text)
        style_font(run.font, size, _WHITE if dark else INK, chart.language)

    return write
