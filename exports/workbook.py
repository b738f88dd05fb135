"""Tables as a workbook (XLSX): a sheet each, to be read, reckoned with and printed as it is."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from exports.content import Cell, Table
from exports.printable import printable
from exports.sheet_look import Column, columns_of
from exports.spreadsheet import inert

_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\s]+")
_LONGEST_CELL = 32_000
# In digits: what a window shows beside each other, what of it may stay in sight, and what is
# still read where it is printed on one page's width.
_WINDOW, _STAYS, _PAGE = 130, 75, 260
_A4, _SMALLER = 9, 60
# Points of a line; a row is 409 points high at most.
_LINE, _MOST_LINES = 15, 27
_SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """Return tables as a workbook, one sheet each, with headings that stay in sight."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _SAFE) as book:
        looks, used = _Looks(book), set[str]()
        for table in (table.filed or table for table in tables):
            sheet = book.add_worksheet(_sheet_name(table.title, used))
            columns = columns_of(table)
            _write(sheet, table, columns, looks)
            _set_heights(sheet, table, columns)
            sheet.freeze_panes(1, _names(columns))
            _set_page(sheet, table, columns)
    return out.getvalue()


class _Looks:
    """The formats of a book, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book, self._made = book, dict[tuple[tuple[str, Any], ...], Any]()

    def of(self, **look: Any) -> Any:
        key = tuple(look.items())
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **look})
        return self._made[key]


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    columns: Sequence[Column],
    looks: _Looks,
) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        # Beside a figure, which ends at the right, a text keeps its distance.
        beside = {"align": "left", "indent": int(place > 0)}
        # Room for the button of the filter.
        side = beside if column.of_text else {"align": "right", "indent": 2}
        head = looks.of(bold=True, bottom=1, text_wrap=True, **side)
        sheet.write_string(0, place, inert(table.columns[place]), head)
        text = looks.of(text_wrap=column.wraps, **beside)
        for row, cells in enumerate(table.rows, start=1):
            _write_cell(sheet, row, place, cells[place], column, text, looks)
    if table.rows:
        last = len(table.rows), len(columns) - 1
        sheet.autofilter(0, 0, *last)
        # A code is a text that looks like a number, on purpose.
        sheet.ignore_errors({"number_stored_as_text": f"A1:{_cell_name(*last)}"})


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    place: int,
    cell: Cell,
    column: Column,
    text: Any,
    looks: _Looks,
) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, place, inert(cell[:_LONGEST_CELL]), text)
    elif cell is not None and math.isfinite(cell):
        shown = looks.of(num_format=column.number_format(cell))
        sheet.write_number(row, place, cell, shown)


def _set_heights(
    sheet: xlsxwriter.worksheet.Worksheet, table: Table, columns: Sequence[Column]
) -> None:
    """As high as the texts are: not every program finds that out when it opens a file."""
    heads = zip(columns, table.columns, strict=True)
    sheet.set_row(0, _height(column.lines(head, bold=True) for column, head in heads))
    wrapped = [(place, column) for place, column in enumerate(columns) if column.wraps]
    for row, cells in enumerate(table.rows, start=1):
        texts = [(column, cells[place]) for place, column in wrapped]
        lines = [column.lines(text) for column, text in texts if isinstance(text, str)]
        if max(lines, default=1) > 1:
            sheet.set_row(row, _height(lines))


def _height(lines: Iterable[int]) -> int:
    return _LINE * min(_MOST_LINES, max(lines, default=1))


def _cell_name(row: int, column: int) -> str:
    return str(xlsxwriter.utility.xl_rowcol_to_cell(row, column))


def _names(columns: Sequence[Column]) -> int:
    """How many columns name their rows and stay in sight where a sheet is wider than a window."""
    if sum(column.width for column in columns) <= _WINDOW:
        return 0
    taken, room = 0, float(_STAYS)
    while columns[taken].of_text and columns[taken].width <= room:
        room -= columns[taken].width
        taken += 1
    return taken


def _set_page(
    sheet: xlsxwriter.worksheet.Worksheet, table: Table, columns: Sequence[Column]
) -> None:
    """On paper: across, headings on every page, and what does not fit beside each other after."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    # A text that runs on beyond the last column would make the whole page smaller.
    sheet.print_area(0, 0, len(table.rows), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_header("&L&A")
    sheet.set_footer("&R&P / &N")
    if sum(column.width for column in columns) <= _PAGE:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_print_scale(_SMALLER)
    if _names(columns):
        sheet.repeat_columns(0, _names(columns) - 1)


def _sheet_name(title: str, used: set[str]) -> str:
    """A sheet's name is short, has none of a few signs, and is not used twice."""
    base = _NOT_IN_A_SHEET_NAME.sub(" ", printable(title)).strip()
    name, turn = _short(base, 0) or "1", 2
    while name.lower() in used:
        ending = f" {turn}"
        name, turn = _short(base, len(ending)) + ending, turn + 1
    used.add(name.lower())
    return name


def _short(name: str, room: int) -> str:
    """Excel counts 31 half-words: a rare character or an emoji takes two."""
    content = name.encode("utf-16-le")
    if len(content) <= 2 * (31 - room):
        return name
    cut = content[: 2 * (31 - room)].decode("utf-16-le", errors="ignore")
    whole, _, _ = cut.rpartition(" ")
    return (whole if len(whole) > len(cut) / 2 else cut).rstrip(" ,，、·–-")
