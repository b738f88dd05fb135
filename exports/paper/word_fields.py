"""What Word counts itself: numbers of captions and pages, and the contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from exports.paper.word_look import WIDTH, style_run, write
from exports.printable import printable

# What stands behind it in the settings, whose order the standard fixes.
_AFTER_FIELDS = ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:rsids")


def field(
    paragraph: Any,
    instruction: str,
    shown: str,
    language: str,
    size: float | None = None,
    colour: RGBColor | None = None,
) -> None:
    """Put a field into a paragraph with what it shows until Word counts anew."""
    for kind in ("begin", instruction, "separate", shown, "end"):
        run = paragraph.add_run()
        style_run(run, language, size, colour=colour)
        if kind == instruction:
            run._r.append(_instruction(instruction))
        elif kind == shown:
            run.text = printable(shown)
        else:
            run._r.append(_mark(kind))


def caption(
    document: Any, word: str, kind: str, text: str, language: str, above: bool = False
) -> None:
    """Add a caption whose number Word counts, such as "Figure 3".

    Parameters
    ----------
    word, kind : what it is called, and which of its kind Word counts
    above : it stays with what follows it
    """
    paragraph = document.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = above
    paragraph.paragraph_format.space_before = Pt(8 if above else 3)
    paragraph.paragraph_format.space_after = Pt(4 if above else 12)
    write(paragraph, f"{word} ", language, bold=True)
    field(paragraph, f" SEQ {kind} \\* ARABIC ", _next(document, kind), language)
    write(paragraph, f"  {text}", language)


def put_contents(document: Any, heading: str, titles: Sequence[str]) -> None:
    """Add the contents: a line a section that leads to it; Word adds the pages as it opens it."""
    write(document.add_paragraph(style="TOC Heading"), heading, "zh")
    for place, title in enumerate(titles):
        line = document.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), 2, 1)
        if place == 0:
            _bare(line, "begin", ' TOC \\o "1-1" \\h \\z \\u ')
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"part{place}")
        run = line.add_run(printable(title))
        style_run(run, "zh")
        link.append(run._r)
        line._p.append(link)
        if place == len(titles) - 1:
            _bare(line, "end")
    # The pages are counted where the fonts are: Word does so as it opens the file.
    counted = OxmlElement("w:updateFields")
    counted.set(qn("w:val"), "true")
    document.settings.element.insert_element_before(counted, *_AFTER_FIELDS)


def _next(document: Any, kind: str) -> str:
    """The number of the next caption of a kind."""
    told = [one.text or "" for one in document.element.iter(qn("w:instrText"))]
    return str(1 + sum(f" SEQ {kind} " in text for text in told))


def _bare(paragraph: Any, kind: str, instruction: str = "") -> None:
    """The beginning or the end of a field over several paragraphs."""
    paragraph.add_run()._r.append(_mark(kind))
    if instruction:
        paragraph.add_run()._r.append(_instruction(instruction))
        paragraph.add_run()._r.append(_mark("separate"))


def _mark(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _instruction(text: str) -> Any:
    said = OxmlElement("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = text
    return said
