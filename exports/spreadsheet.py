"""Tables for a spreadsheet as CSV, and texts in which it never takes anything for a formula."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence

from exports.content import Cell, Table
from exports.printable import printable

# What Excel, LibreOffice and WPS take for the start of a formula, where they see the
# start of a cell: in some countries that is after each semicolon of a CSV too.
_FORMULA = re.compile(r"(^|[;\t\n])(?=[ \u3000]*[=+\-@＝＋－＠]|[\t\n])")


def as_csv(table: Table, stated: Sequence[str] = ()) -> bytes:
    """Return a table as CSV in UTF-8 with the mark that makes Excel read it as such.

    Every CSV that leaves the atlas is written here.

    Parameters
    ----------
    stated : lines above the table, each in one cell that begins with “# ”, which readers
        that know comments pass over
    """
    table = table.filed or table
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([inert(f"# {_without_quotes(line)}")] for line in stated)
    writer.writerow([inert(column) for column in table.columns])
    writer.writerows([[_plain(cell) for cell in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def inert(text: str) -> str:
    """Return text that a spreadsheet shows as it is, never computes."""
    # Nearly every cell, so told without looking for what it has not.
    if text[:1].isalnum() and ";" not in text and text.isprintable():
        return text
    return _FORMULA.sub(r"\1'", printable(text))


def _without_quotes(line: str) -> str:
    """A line that needs no quotation marks: with one in front it would be no comment."""
    return " ".join(line.replace('"', "'").replace(",", ";").split())


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return inert(cell)
    return None if cell is None or not math.isfinite(cell) else cell
