"""How the columns of a sheet look: how wide they are, and in how many digits figures stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from exports.content import Cell, Table
from exports.tabular import is_years
from geo.lettering import text_width, wrap

# In digits: the narrowest column, the widest before its texts are broken, room beside a text,
# the button of a filter.
_NARROWEST, _WIDEST, _FREE, _BUTTON = 8, 60, 2, 3
# How many digits are as wide as a line is high: in Chinese, which fills it, and in Latin letters,
# whose widths are estimated generously.
_CHINESE, _LATIN, _FIRST_CHINESE = 2.1, 1.75, "\u2e80"
# A heading is bold and stands on so many lines, with words up to this kept whole. What the
# width of a column is read from, and what no row is high enough for.
_BOLD, _LINES, _WORD, _READ, _LONGEST = 1.12, 3, 24, 300, 2_000
# From here on digits are set apart.
_MANY_DIGITS = 10_000
_DIGITS, _MOST = 4, 8


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    Attributes
    ----------
    width : in digits, as spreadsheets count
    wraps : whether its texts stand on several lines
    of_text : whether there is any text in it
    grouped : whether thousands are set apart
    places : digits after the point, None where each figure has its own
    """

    width: float
    wraps: bool
    of_text: bool
    grouped: bool
    places: int | None

    def lines(self, text: str, bold: bool = False) -> int:
        """Return on how many lines a text stands.

        Examples
        --------
        >>> Column(20, True, True, False, None).lines("as quoted by an encyclopedia")
        2
        """
        size = _em(text) * (_BOLD if bold else 1)
        room = self.width - (_BUTTON if bold else _FREE)
        if text_width(text, size) <= room:
            return 1
        # A link is broken at other places by every program.
        torn = _em(text) == _LATIN and any(_width(word) > room for word in text.split())
        return len(wrap(text[:_LONGEST], room, size)) + torn

    def number_format(self, cell: float) -> str:
        """Return how a figure is shown; behind it, it stays in full precision.

        Examples
        --------
        >>> Column(8, False, False, True, None).number_format(194525.014)
        '#,##0'
        >>> Column(8, False, False, False, None).number_format(0.0512338)
        '0.05123'
        """
        places = _own_places(cell) if self.places is None else self.places
        whole = "#,##0" if self.grouped else "0"
        return f"{whole}.{'0' * places}" if places else whole


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table as they look in a sheet."""
    digits = table.decimals or (None,) * len(table.columns)
    cells = [[row[n] for row in table.rows] for n in range(len(table.columns))]
    return tuple(map(_column, table.columns, cells, digits))


def _column(heading: str, cells: Sequence[Cell], places: int | None) -> Column:
    figures = [c for c in cells if isinstance(c, int | float) and math.isfinite(c)]
    grouped = max(map(abs, figures), default=0) >= _MANY_DIGITS and not is_years(figures)
    texts = {cell for cell in cells if isinstance(cell, str)}
    widest = max(map(_width, texts), default=0.0)
    plain = Column(0, False, bool(texts), grouped, places)
    needed = max(
        _head_width(heading),
        widest,
        max((_figure_width(plain, figure) for figure in _longest(figures, places)), default=0),
    )
    width = min(_WIDEST, max(_NARROWEST, _FREE + needed))
    # What is the same in every row is read once.
    wraps = len(texts) > 1 and widest > width
    return Column(width, wraps, bool(texts), grouped, places)


def _width(text: str) -> float:
    return text_width(text[:_READ], _em(text))


def _em(text: str) -> float:
    return _CHINESE if any(letter >= _FIRST_CHINESE for letter in text) else _LATIN


def _head_width(heading: str) -> float:
    """A heading breaks between words, in Chinese anywhere, and stands on a few lines at most."""
    if _em(heading) == _CHINESE:
        return _BOLD * (_width(heading) / 2 + _CHINESE) + _BUTTON
    word = max(map(_width, heading.split()), default=0.0)
    return _BOLD * max(_width(heading) / _LINES, min(word, _WORD)) + _BUTTON


def _longest(figures: Sequence[float], places: int | None) -> Sequence[float]:
    """The figures that can be the longest to write."""
    alike = places is not None or all(isinstance(figure, int) for figure in figures)
    return (min(figures), max(figures)) if figures and alike else figures


def _figure_width(column: Column, figure: float) -> int:
    _, _, decimals = column.number_format(figure).partition(".")
    return len(f"{figure:{',' if column.grouped else ''}.{len(decimals)}f}")


def _own_places(figure: float) -> int:
    """Digits after the point of about four that count: none of a whole number."""
    if not figure or figure == round(figure):
        return 0
    places = min(_MOST, max(0, _DIGITS - 1 - math.floor(math.log10(abs(figure)))))
    return len(f"{figure:.{places}f}".rstrip("0").partition(".")[2])
