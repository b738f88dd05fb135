"""How a Word report looks: paper, styles, and fonts for both scripts."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from data.languages import MANNERS
from exports.printable import printable

INK, MUTED = RGBColor(0x17, 0x20, 0x2A), RGBColor(0x4A, 0x57, 0x65)
ACCENT = RGBColor(0x0B, 0x5C, 0xAD)
# Millimetres between the margins of A4.
WIDTH, HIGHEST = 170.0, 215.0
# The recipient's machine has these; where it has not, its office program takes its own.
_LATIN, _EAST_ASIAN = "Arial", "Microsoft YaHei"
# style → size, bold, colour
_STYLES: dict[str, tuple[float, bool, RGBColor]] = {
    "Normal": (10, False, INK),
    "Title": (28, True, INK),
    "Subtitle": (14, False, MUTED),
    "Heading 1": (18, True, INK),
    "Heading 2": (11.5, True, INK),
    "Caption": (9, False, INK),
    "Quote": (10, False, INK),
    "TOC Heading": (18, True, INK),
}


def set_look(document: Any, language: str) -> None:
    """Make the pages A4 and give every style fonts for both scripts."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(24), Mm(20)
    for name, (size, bold, colour) in _STYLES.items():
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = colour
        _scripts(style.element.get_or_add_rPr(), language)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    document.styles["Title"].paragraph_format.space_before = Pt(150)
    document.styles["Header"].paragraph_format.tab_stops.clear_all()
    _without_line(document.styles["Title"])


def write(
    paragraph: Any,
    text: str,
    language: str,
    size: float | None = None,
    bold: bool | None = None,
    colour: RGBColor | None = None,
    bookmark: str = "",
) -> None:
    """Write text into a paragraph, lines and tabs included, under a bookmark if one is named."""
    if bookmark:
        _mark(paragraph, "w:bookmarkStart", bookmark)
    style_run(paragraph.add_run(printable(text)), language, size, bold, colour)
    if bookmark:
        _mark(paragraph, "w:bookmarkEnd", bookmark)


def style_run(
    run: Any,
    language: str,
    size: float | None = None,
    bold: bool | None = None,
    colour: RGBColor | None = None,
) -> None:
    """Give a run its fonts, and what differs from its paragraph's style."""
    if size is not None:
        run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    run.font.bold = bold
    _scripts(run._element.get_or_add_rPr(), language)


def _scripts(properties: Any, language: str) -> None:
    """Name the fonts of both scripts, in place of the theme's, and the language of the text."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), _LATIN)
    fonts.set(qn("w:eastAsia"), _EAST_ASIAN)
    for known in properties.findall(qn("w:lang")):
        properties.remove(known)
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), "en-GB")
    said.set(qn("w:eastAsia"), MANNERS["zh"].html)
    properties.append(said)
    if MANNERS[language].html == MANNERS["zh"].html:
        # Quotation marks and dashes are as wide as a character.
        fonts.set(qn("w:hint"), "eastAsia")


def _without_line(style: Any) -> None:
    """Take away the line that the style of the title draws."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _mark(paragraph: Any, tag: str, name: str) -> None:
    mark = OxmlElement(tag)
    mark.set(qn("w:id"), name.removeprefix("part"))
    if tag == "w:bookmarkStart":
        mark.set(qn("w:name"), name)
    paragraph._p.append(mark)
