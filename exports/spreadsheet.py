"""Tables for a spreadsheet: CSV and XLSX, in which no text is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence

import xlsxwriter

from exports.content import Cell, Table
from exports.printable import printable
from geo.lettering import text_width

# What Excel, LibreOffice and WPS take for the start of a formula, where they see the
# start of a cell: in some countries that is after each semicolon of a CSV too.
_FORMULA = re.compile(r"(^|[;\t\n])(?=[ \u3000]*[=+\-@＝＋－＠]|[\t\n])")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\t\n]")
_LONGEST_CELL = 32_000
# Of a sheet with so many columns, code and name stay in sight too.
_MANY, _NAMES = 20, 2
_WIDEST, _NARROWEST = 60, 8


def as_csv(table: Table, stated: Sequence[str] = ()) -> bytes:
    """Return a table as CSV in UTF-8 with the mark that makes Excel read it as such.

    Every CSV that leaves the atlas is written here.

    Parameters
    ----------
    stated : lines above the table, each in one cell that begins with “# ”, which readers
        that know comments pass over
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([inert(f"# {_without_quotes(line)}")] for line in stated)
    writer.writerow([inert(column) for column in table.columns])
    writer.writerows([[_plain(cell) for cell in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """Return tables as a workbook, one sheet each, with headings that stay in sight."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        used: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(_sheet_name(table.title, used))
            _write_sheet(sheet, table, heading, _formats(book, table))
    return out.getvalue()


def inert(text: str) -> str:
    """Return text that a spreadsheet shows as it is, never computes."""
    # Nearly every cell, so told without looking for what it has not.
    if text[:1].isalnum() and ";" not in text and text.isprintable():
        return text
    return _FORMULA.sub(r"\1'", printable(text))


def _without_quotes(line: str) -> str:
    """A line that needs no quotation marks: with one in front it would be no comment."""
    return " ".join(line.replace('"', "'").replace(",", ";").split())


def _formats(book: xlsxwriter.Workbook, table: Table) -> list[object]:
    """How each column's figures are shown, in full precision behind: None as a program likes."""
    digits = table.decimals or (None,) * len(table.columns)
    shown = {
        n: book.add_format({"num_format": f"0.{'0' * n}" if n else "0"})
        for n in dict.fromkeys(digits)
        if n is not None
    }
    return [None if n is None else shown[n] for n in digits]


def _write_sheet(
    sheet: xlsxwriter.worksheet.Worksheet, table: Table, heading: object, formats: list[object]
) -> None:
    sheet.freeze_panes(1, _NAMES if len(table.columns) > _MANY else 0)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, inert(column), heading)
        sheet.set_column(place, place, _column_width(table, place))
    for row, cells in enumerate(table.rows, start=1):
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, place, inert(cell[:_LONGEST_CELL]))
            elif cell is not None and math.isfinite(cell):
                sheet.write_number(row, place, cell, formats[place])
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return inert(cell)
    return None if cell is None or not math.isfinite(cell) else cell


def _column_width(table: Table, place: int) -> float:
    shown = [table.columns[place], *(str(row[place] or "")[:200] for row in table.rows[:200])]
    return max(_NARROWEST, min(_WIDEST, 2 + max(2 * text_width(text, 1) for text in shown)))


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
    content = name.encode("utf-16-le")[: 2 * (31 - room)]
    return content.decode("utf-16-le", errors="ignore").strip()
