"""A native table on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.slide import Slide as Page
from pptx.util import Emu

from exports.content import Cell, Table
from exports.pptx_text import INK, PALE, fitting_size, style_font
from exports.printable import printable
from geo.lettering import text_width

_EMU = 914_400
_WIDEST_SHARE = 0.5
# Letters of a word that is not broken, and the size it is measured at.
_SHORT_WORD, _SMALL = 10, 9
# Of the width that lines are counted with: the reader's fonts may be wider than ours.
_SAFE = 0.88


def add_table(
    page: Page,
    table: Table,
    place: tuple[Any, ...],
    language: str,
    links: Sequence[str] = (),
) -> None:
    """Put a table on a slide, its columns as wide as their text needs, its letters as large as fit.

    Parameters
    ----------
    place : left, top, width and height
    links : of the last cell of each row; only a whole address is one
    """
    left, top, width, height = place
    rows = len(table.rows) + 1
    shape = page.shapes.add_table(rows, len(table.columns), left, top, width, Emu(0))
    shape.name = printable(table.title)
    grid = shape.table
    shares = _shares(table, width / _EMU)
    size = _size(table, shares, width / _EMU, height / _EMU)
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = Emu(int(width * share))
    for row, cells in enumerate((table.columns, *table.rows)):
        grid.rows[row].height = Emu(int(size * 1.75 / 72 * _EMU))
        for column, (cell, places) in enumerate(zip(cells, _digits(table), strict=True)):
            text = shown(cell, places)
            _fill(grid.cell(row, column), text, size, language, heading=row == 0)
    for row, address in enumerate(links, start=1):
        if address.startswith(("http://", "https://")):
            run = grid.cell(row, len(table.columns) - 1).text_frame.paragraphs[0].runs[0]
            run.hyperlink.address = address


def _fill(cell: Any, text: str, size: float, language: str, heading: bool) -> None:
    cell.margin_left = cell.margin_right = Emu(60_000)
    cell.margin_top = cell.margin_bottom = Emu(20_000)
    cell.fill.solid()
    cell.fill.fore_color.rgb = PALE if heading else _WHITE
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = printable(text)
    style_font(run.font, size, INK, language, heading)


def _digits(table: Table) -> tuple[int | None, ...]:
    return table.decimals or (None,) * len(table.columns)


def shown(cell: Cell, places: int | None = None) -> str:
    """Return a cell as text: a count as it is, a measured number with its decimals, else one."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return "" if cell != cell else f"{cell:.{1 if places is None else places}f}"
    return str(cell)


def _shares(table: Table, inches: float) -> list[float]:
    """How much of the width each column takes: what its text needs, and no word broken in two."""
    needed = [
        max(
            # A heading may break between words, not within one; it is bold, so wider.
            1.3 * max(text_width(word, 1) for word in table.columns[place].split() or [""]) + 1,
            *(min(60.0, text_width(shown(row[place]), 1)) + 1.5 for row in table.rows),
        )
        for place in range(len(table.columns))
    ]
    limited = [min(need, _WIDEST_SHARE * sum(needed)) for need in needed]
    least = [_least(table, place) / inches for place in range(len(table.columns))]
    return _at_least([need / sum(limited) for need in limited], least)


def _least(table: Table, place: int) -> float:
    """The inches that the longest short word of a column takes in small letters."""
    cells = [table.columns[place], *(shown(row[place]) for row in table.rows)]
    words = [word for cell in cells for word in cell.split() if len(word) <= _SHORT_WORD]
    # Bold letters in a font that may be wider than ours, and the margins of a cell.
    return max((1.5 * text_width(word, _SMALL / 72) for word in words), default=0.0) + 0.16


def _at_least(shares: list[float], least: list[float]) -> list[float]:
    """Shares no smaller than these, the others giving way in proportion."""
    raised = [max(pair) for pair in zip(shares, least, strict=True)]
    spare = [have - need for have, need in zip(raised, least, strict=True)]
    over = sum(raised) - 1
    if over <= 0 or sum(spare) <= over:
        return [share / sum(raised) for share in raised]
    return [one - over * free / sum(spare) for one, free in zip(raised, spare, strict=True)]


def _all(table: Table) -> tuple[tuple[Cell, ...], ...]:
    return (table.columns, *table.rows)


def _size(table: Table, shares: list[float], width: float, height: float) -> float:
    """The largest size at which all rows fit the height."""
    for size in (14, 12, 11, 10, 9, 8):
        lines = 0.0
        for row in _all(table):
            lines += max(
                _lines(shown(cell), _SAFE * (share * width - 0.14), size)
                for cell, share in zip(row, shares, strict=True)
            )
        if (lines * 1.22 * size + len(_all(table)) * 0.45 * size) / 72 <= height:
            return size
    return 7


def _lines(text: str, width: float, size: float) -> int:
    return next((n for n in range(1, 12) if fitting_size(text, width, n, (size, 0)) == size), 12)


_WHITE = PALE.__class__(0xFF, 0xFF, 0xFF)
