"""A native table on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Emu

from exports.content import Table
from exports.pptx_text import INK, PALE, leading, style_font
from exports.printable import printable
from exports.tabular import cell_texts
from geo.lettering import line_count, text_width

_EMU = 914_400
# Of the width, for the widest of many columns and of two.
_WIDEST_SHARE, _OF_TWO = 0.5, 0.92
# Letters of a word that is not broken, and the size it is measured at.
_SHORT_WORD, _SMALL = 10, 9
# Of the width that lines are counted with: the reader's fonts may be wider than ours.
_SAFE = 0.88
SIZES = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)


@dataclass(frozen=True)
class Laid:
    """How a table is laid out.

    Attributes
    ----------
    cells : what they say, the headings first
    shares : of the width, of each column
    size : of the letters, in points
    leading : from line to line, in letters
    """

    cells: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    size: float
    leading: float = 1.3


def add_table(
    page: Page,
    table: Table,
    place: tuple[Any, ...],
    language: str,
    links: Sequence[str] = (),
    laid: Laid | None = None,
) -> None:
    """Put a table on a slide, its columns as wide as their text needs, its letters as large as fit.

    Parameters
    ----------
    place : left, top, width and height
    links : of the last cell of each row; only a whole address is one
    laid : as a longer table is laid out of which this is a part
    """
    left, top, width, height = place
    rows = len(table.rows) + 1
    shape = page.shapes.add_table(rows, len(table.columns), left, top, width, Emu(0))
    shape.name = printable(table.title)
    grid = shape.table
    own = lay_out(table, width / _EMU, height / _EMU, language)
    laid = laid or own
    for column, share in zip(grid.columns, laid.shares, strict=True):
        column.width = Emu(int(width * share))
    for row, cells in enumerate(own.cells):
        grid.rows[row].height = Emu(int(_height((cells,), laid, width / _EMU) * _EMU))
        for column, text in enumerate(cells):
            cell = grid.cell(row, column)
            _fill(cell, text, laid.size, language, heading=row == 0)
            if table.of_figures[column]:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    for row, address in enumerate(links, start=1):
        if address.startswith(("http://", "https://")):
            run = grid.cell(row, len(table.columns) - 1).text_frame.paragraphs[0].runs[0]
            run.hyperlink.address = address


def lay_out(
    table: Table, width: float, height: float, language: str, least: float = SIZES[-1]
) -> Laid:
    """Return how a table is laid out in so many inches.

    Parameters
    ----------
    least : the smallest letters, taken also where not all rows fit
    """
    cells = (table.columns, *map(tuple, cell_texts(table, language)))
    shares = _shares(cells, width)
    for size in SIZES:
        laid = Laid(cells, tuple(shares), size, leading(language))
        if size <= least or (_is_whole(laid, width) and _height(cells, laid, width) <= height):
            break
    return laid


def rows_that_fit(laid: Laid, width: float, height: float, start: int = 0) -> int:
    """Return how many rows from `start` on fit the height below the headings, at least one."""
    used, count = _height(laid.cells[:1], laid, width), 0
    for row in laid.cells[1 + start :]:
        used += _height((row,), laid, width)
        if used > height and count:
            break
        count += 1
    return count


def _fill(cell: Any, text: str, size: float, language: str, heading: bool) -> None:
    cell.margin_left = cell.margin_right = Emu(60_000)
    cell.margin_top = cell.margin_bottom = Emu(20_000)
    cell.fill.solid()
    cell.fill.fore_color.rgb = PALE if heading else _WHITE
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = printable(text)
    style_font(run.font, size, INK, language, heading)


def _shares(cells: tuple[tuple[str, ...], ...], inches: float) -> list[float]:
    """How much of the width each column takes: what its text needs, and no word broken in two."""
    heads, *rows = cells
    needed = [
        max(
            # A heading may break between words, not within one; it is bold, so wider.
            1.3 * max(text_width(word, 1) for word in head.split() or [""]) + 1,
            *(min(60.0, text_width(row[place], 1)) + 1.5 for row in rows),
        )
        for place, head in enumerate(heads)
    ]
    widest = _OF_TWO if len(heads) < 3 else _WIDEST_SHARE
    limited = [min(need, widest * sum(needed)) for need in needed]
    least = [_least(column, _SMALL) / inches for column in zip(*cells, strict=True)]
    return _at_least([need / sum(limited) for need in limited], least)


def _least(column: Sequence[str], size: float) -> float:
    """The inches that the longest short word of a column takes in letters of a size."""
    words = [word for text in column for word in text.split() if len(word) <= _SHORT_WORD]
    # Bold letters in a font that may be wider than ours, and the margins of a cell.
    return max((1.5 * text_width(word, size / 72) for word in words), default=0.0) + 0.16


def _at_least(shares: list[float], least: list[float]) -> list[float]:
    """Shares no smaller than these, the others giving way in proportion."""
    raised = [max(pair) for pair in zip(shares, least, strict=True)]
    spare = [have - need for have, need in zip(raised, least, strict=True)]
    over = sum(raised) - 1
    if over <= 0 or sum(spare) <= over:
        return [share / sum(raised) for share in raised]
    return [one - over * free / sum(spare) for one, free in zip(raised, spare, strict=True)]


def _is_whole(laid: Laid, width: float) -> bool:
    """Whether each short word of a heading fits its column."""
    return all(
        _least((head,), laid.size) <= share * width + 0.01
        for head, share in zip(laid.cells[0], laid.shares, strict=True)
    )


def _height(cells: Sequence[tuple[str, ...]], laid: Laid, width: float) -> float:
    """The inches that some rows take."""
    lines = sum(
        max(
            _lines(text, _SAFE * (share * width - 0.14), laid.size)
            for text, share in zip(row, laid.shares, strict=True)
        )
        for row in cells
    )
    return (lines * laid.leading + len(cells) * 0.45) * laid.size / 72


def _lines(text: str, width: float, size: float) -> int:
    return max(1, line_count(text, width * 72, size, 12))


_WHITE = PALE.__class__(0xFF, 0xFF, 0xFF)
