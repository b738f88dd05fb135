"""A native table in a Word report: its head on every page, its numbers to the right."""

from __future__ import annotations

from itertools import accumulate
from math import ceil
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exports.content import Table
from exports.paper.word_look import WIDTH, write
from exports.printable import printable
from exports.tabular import tabular
from geo.lettering import text_width

_SIZE = 8.0
# A table no higher than this, in points, is not torn by a page; of others the head stands on each.
_WHOLE, _LINE, _BETWEEN = 425.0, 10.0, 4.0
# And none begins where there is not even so much room.
_BEGUN = 127.0
# What a cell keeps free at its sides, in twentieths of a point: a millimetre.
_FREE = "57"
_RULE, _PALE = "C8D0D8", "EEF3F7"


def add_table(document: Any, table: Table, language: str) -> None:
    """Add a table; a row that names those below it spans all columns."""
    data = tabular(table, language)
    grid = document.add_table(rows=1, cols=len(table.columns))
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _describe(grid, table.title)
    _lines(grid)
    whole = sum(data["widths"])
    widths = [Mm(WIDTH * width / whole) for width in data["widths"]]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    _row(grid.rows[0], list(table.columns), widths, data["numeric"], language, head=True)
    for group in data["groups"]:
        if group["name"] is not None:
            merged = grid.add_row().cells
            _fill(merged[0].merge(merged[-1]), group["name"], False, language, bold=True)
        for cells in group["rows"]:
            _row(grid.add_row(), cells, widths, data["numeric"], language)
    for row in grid.rows[: _together(_heights(grid, widths))]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _together(heights: list[float]) -> int:
    """How many rows are kept with the one below: all but the last, or those it begins with."""
    if sum(heights) <= _WHOLE:
        return len(heights) - 1
    return 1 + sum(height <= _BEGUN for height in accumulate(heights[1:]))


def _heights(grid: Any, widths: list[Any]) -> list[float]:
    """About how high each row is, in points."""
    lines = (
        max(
            max(1, ceil(text_width(cell.text, _SIZE) / width.pt))
            for cell, width in zip(row.cells, widths, strict=True)
        )
        for row in grid.rows
    )
    return [_LINE * count + _BETWEEN for count in lines]


def _row(
    row: Any,
    cells: list[str],
    widths: list[Any],
    numeric: list[bool],
    language: str,
    head: bool = False,
) -> None:
    """A row that no page tears; the first is repeated on each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, width, right in zip(row.cells, cells, widths, numeric, strict=True):
        cell.width = width
        _fill(cell, text, right, language, bold=head)
        if head:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), _PALE)
            cell._tc.get_or_add_tcPr().append(shade)


def _fill(cell: Any, text: str, right: bool, language: str, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(1.5)
    paragraph.alignment = 2 if right else 0
    write(paragraph, text, language, size=_SIZE, bold=bold or None)


def _lines(grid: Any) -> None:
    """A thin line below each row, none between columns, and little room at a cell's sides."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", _RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    grid._tbl.tblPr.insert_element_before(borders, "w:tblLayout", "w:tblLook", "w:tblCaption")
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        free = OxmlElement(f"w:{side}")
        free.set(qn("w:w"), _FREE)
        free.set(qn("w:type"), "dxa")
        margins.append(free)
    grid._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption")


def _describe(grid: Any, title: str) -> None:
    """What a screen reader says of the table."""
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), printable(title))
    grid._tbl.tblPr.append(said)
