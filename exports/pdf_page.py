"""A4 pages with embedded Chinese: the pieces that every report is laid out from."""

from __future__ import annotations

import io
from collections.abc import Sequence

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, WrapMode, XPos, YPos

from exports.content import Bar, Cell, Finding, Table
from exports.fonts import find_font
from exports.pptx_table import shown
from exports.printable import printable
from geo.lettering import text_width

INK, MUTED, RULE, PALE = (23, 32, 42), (84, 97, 111), (200, 208, 216), (238, 243, 247)
BAR, MARKS = (47, 127, 193), ((213, 94, 0), (0, 120, 85), (23, 32, 42))
MARGIN = 15.0
_POINT = 0.3528  # millimetres
_FAMILY = "chinese"
# The Chinese font draws these as wide as a character, which tears English words apart.
_NARROW = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


class ReportPages(FPDF):
    """A4 with a foot line; all text goes through one Chinese font, embedded as a subset.

    Parameters
    ----------
    language : ``en`` or ``zh``
    foot : what stands at the foot of each page, before its number
    """

    def __init__(self, title: str, language: str, foot: str) -> None:
        super().__init__(format="A4", unit="mm")
        font = find_font()
        for style, path in (("", font.regular), ("B", font.bold)):
            self.add_font(_FAMILY, style, path, collection_font_number=font.number)
        self.language = language
        self.foot = self.say(foot)
        self.set_title(self.say(title))
        self.set_lang({"zh": "zh-CN"}.get(language, "en-GB"))
        self.set_margins(MARGIN, 13, MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, 17)
        self.set_text_shaping(False)
        self.add_page()

    def say(self, text: str) -> str:
        """Return text as this language prints it, without characters that cannot be."""
        kept = printable(text)
        return kept if self.language == "zh" else kept.translate(_NARROW)

    def footer(self) -> None:
        """Draw the foot of a page; called by the library."""
        self.set_y(-12)
        self._letters(7.5, MUTED)
        self.cell(self.epw - 15, 5, self.foot)
        self.cell(15, 5, f"{self.page_no()} / {{nb}}", align="R")

    def paragraph(
        self, text: str, size: float, colour: tuple[int, int, int] = INK, bold: bool = False
    ) -> None:
        """Write a text over the whole width."""
        self._letters(size, colour, bold)
        self.multi_cell(
            0,
            size * 1.45 * _POINT,
            self.say(text),
            align="L",
            wrapmode=self._wrapping(),
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def section(self, text: str) -> None:
        """Write a heading under a thin line, together with what follows it."""
        if self.will_page_break(34):
            self.add_page()
        self.ln(3)
        self.set_draw_color(*RULE)
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.ln(1.6)
        self.paragraph(text, 11.5, bold=True)
        self.ln(0.8)

    def picture(self, png: bytes, left: float, top: float, width: float) -> None:
        """Place a picture; the position of the text does not change."""
        self.image(io.BytesIO(png), x=left, y=top, w=width)

    def bars(self, bars: Sequence[Bar], names: Sequence[str], top: float, width: float) -> None:
        """Draw a bar a dimension with thin marks at the medians, and what the marks mean."""
        left = self.l_margin
        label = min(0.46 * width, 2 + self._widest([bar.name for bar in bars], 8.5))
        number = 13 + self._widest([bar.rank for bar in bars], 7.5)
        scale = (width - label - number) / top
        for bar in bars:
            y = self.y
            self._letters(8.5, INK)
            self.set_x(left)
            self.cell(label, 6.4, self._cut(bar.name, label - 1))
            self.set_fill_color(*PALE)
            self.rect(left + label, y + 1.4, top * scale, 3.6, style="F")
            if bar.score == bar.score:
                self.set_fill_color(*BAR)
                self.rect(left + label, y + 1.4, max(0.0, bar.score) * scale, 3.6, style="F")
            for median, colour in zip(bar.medians, MARKS, strict=False):
                if median == median:
                    self.set_fill_color(*colour)
                    self.rect(left + label + median * scale - 0.25, y + 0.6, 0.5, 5.2, style="F")
            self.set_xy(left + label + top * scale + 1.5, y)
            self._letters(8.5, INK, bold=True)
            self.cell(9, 6.4, "–" if bar.score != bar.score else f"{bar.score:.1f}")
            self._letters(7.5, MUTED)
            self.cell(number - 12, 6.4, self.say(bar.rank))
            self.set_xy(left, y + 6.4)
        self._key(names, left + label)

    def _key(self, names: Sequence[str], left: float) -> None:
        self.set_x(left)
        for name, colour in zip(names, MARKS, strict=False):
            self.set_fill_color(*colour)
            self.rect(self.x, self.y + 1.2, 0.6, 3.2, style="F")
            self.set_x(self.x + 1.5)
            self._letters(7, MUTED)
            width = self.get_string_width(self.say(name)) + 4
            self.cell(width, 5.4, self.say(name))
        self.ln(6)

    def findings(self, heading: str, points: Sequence[Finding], left: float, width: float) -> None:
        """Write points in a column, under a heading where there is one."""
        if heading:
            self.set_x(left)
            self._letters(9.5, INK, bold=True)
            self.cell(width, 6, self.say(heading), new_x=XPos.LEFT, new_y=YPos.NEXT)
        for point in points:
            if self.will_page_break(14):
                self.add_page()
            self.set_x(left)
            self._letters(8.2, INK, bold=True)
            self._column(width, 4.3, point.title)
            self.set_x(left)
            self._letters(7.8, MUTED)
            self._column(width, 4.1, point.text)
            self.ln(0.8)

    def grid(self, table: Table, size: float = 7.4) -> None:
        """Draw a table that breaks between rows and repeats its heading on each page."""
        widths = _widths(table, self.epw, size)
        self._row(table.columns, widths, size, heading=True)
        for row in table.rows:
            # A row that names a group is not left alone at the foot of a page.
            height = self._row_height(row, widths, size) + (12 if _names_a_group(row) else 0)
            if self.will_page_break(height):
                self.add_page()
                self._row(table.columns, widths, size, heading=True)
            self._row(row, widths, size)

    def _row(
        self, cells: Sequence[Cell], widths: Sequence[float], size: float, heading: bool = False
    ) -> None:
        bold = heading or _names_a_group(cells)
        height, left, top = self._row_height(cells, widths, size, bold), self.l_margin, self.y
        if heading:
            self.set_fill_color(*PALE)
            self.rect(left, top, sum(widths), height, style="F")
        for cell, width in zip(cells, widths, strict=True):
            self.set_xy(left + 0.6, top + 0.6)
            self._letters(size, INK, bold)
            align = "R" if isinstance(cell, int | float) and not heading else "L"
            self._column(width - 1.2, size * 1.3 * _POINT, shown(cell), align)
            left += width
        self.set_draw_color(*RULE)
        self.line(self.l_margin, top + height, self.l_margin + sum(widths), top + height)
        self.set_xy(self.l_margin, top + height)

    def _row_height(
        self, cells: Sequence[Cell], widths: Sequence[float], size: float, bold: bool = False
    ) -> float:
        self._letters(size, INK, bold)
        line = size * 1.3 * _POINT
        heights = [
            self._cell_height(self.say(shown(cell)), width - 1.2, line)
            for cell, width in zip(cells, widths, strict=True)
        ]
        return max(heights) + 1.2

    def _cell_height(self, text: str, width: float, line: float) -> float:
        if self.get_string_width(text) <= width:
            return line
        height = self.multi_cell(
            width,
            line,
            text,
            dry_run=True,
            output=MethodReturnValue.HEIGHT,
            wrapmode=self._wrapping(),
        )
        return float(str(height))

    def _column(self, width: float, height: float, text: str, align: str = "L") -> None:
        self.multi_cell(
            width,
            height,
            self.say(text),
            align=align,
            wrapmode=self._wrapping(),
            new_x=XPos.LEFT,
            new_y=YPos.NEXT,
        )

    def _letters(self, size: float, colour: tuple[int, int, int], bold: bool = False) -> None:
        self.set_font(_FAMILY, "B" if bold else "", size)
        self.set_text_color(*colour)

    def _widest(self, texts: Sequence[str], size: float) -> float:
        self._letters(size, INK)
        return max((self.get_string_width(self.say(text)) for text in texts), default=0.0)

    def _cut(self, text: str, width: float) -> str:
        """One line, cut with “…” where it is too wide for its column."""
        shortened = self.say(text)
        while len(shortened) > 1 and self.get_string_width(shortened) > width:
            shortened = shortened.rstrip("…")[:-1] + "…"
        return shortened

    def _wrapping(self) -> WrapMode:
        """Chinese has no spaces to break lines at."""
        return WrapMode.CHAR if self.language == "zh" else WrapMode.WORD


def _names_a_group(cells: Sequence[Cell]) -> bool:
    """Whether a row holds only a name, for the rows below it."""
    return len(cells) > 1 and all(cell is None for cell in cells[1:])


def _widths(table: Table, total: float, size: float) -> list[float]:
    """Column widths by content: short columns get what they need, long ones share the rest."""
    needed = []
    for place, column in enumerate(table.columns):
        # A heading may break between words, not within one; it is bold, so wider.
        words = column.split() if " " in column else [column]
        heading = max(text_width(word, size * _POINT) for word in words) * 1.25
        cells = [text_width(shown(row[place]), size * _POINT) for row in table.rows]
        needed.append(max(heading, min(max(cells, default=0.0), 0.4 * total)) + 2.2)
    return [width * total / sum(needed) for width in needed]
