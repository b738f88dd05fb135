"""A report of many pages as Word: native text, tables, captions and contents, all to be edited."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt

from exports.content import Finding
from exports.paper.content import Drawing, Paper, Section, drawings
from exports.paper.pdf import svg_of
from exports.paper.word_fields import caption, field, put_contents
from exports.paper.word_look import ACCENT, HIGHEST, MUTED, WIDTH, set_look, write
from exports.paper.word_table import add_table
from exports.paper.word_watermark import add_watermark
from exports.png import png_of
from exports.printable import printable
from geo.build import BoundaryFiles
from geo.picture import MapPicture

# Pixels for each of a picture's own units.
_MAP_ZOOM, _CHART_ZOOM = 1.6, 2.5


def paper_docx(
    paper: Paper, files: BoundaryFiles, told: Callable[[int, int], None] = lambda *_: None
) -> bytes:
    """Return a report as a Word file.

    Parameters
    ----------
    files : `geo.build.ensure_built`
    told : called with (sections drawn, sections in all) after each

    Raises
    ------
    FontError
        If no font with Chinese characters is installed for the pictures.
    """
    document = Document()
    set_look(document, paper.language)
    _name(document, paper)
    _cover(document, paper)
    put_contents(document, paper.terms.contents, [part.title for part in paper.parts])
    for place, section in enumerate(paper.parts):
        _section(document, section, paper, files, place)
        told(place + 1, len(paper.parts))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _name(document: Any, paper: Paper) -> None:
    known = document.core_properties
    known.title, known.subject = printable(paper.title), printable(paper.subtitle)
    known.author, known.comments = printable(paper.imprint[0] if paper.imprint else ""), ""
    known.keywords = printable(paper.edition)


def _cover(document: Any, paper: Paper) -> None:
    """Title, subtitle and imprint; the pages after it have a head, a foot and numbers."""
    write(document.add_paragraph(style="Title"), paper.title, paper.language)
    write(document.add_paragraph(style="Subtitle"), paper.subtitle, paper.language)
    for place, line in enumerate(paper.imprint):
        below = document.add_paragraph()
        below.paragraph_format.space_before = Pt(220 if place == 0 else 0)
        write(below, line, paper.language, size=9.5, colour=MUTED)
    body = document.add_section(WD_SECTION.NEW_PAGE)
    for part in (body.header, body.footer):
        part.is_linked_to_previous = False
    head = body.header.paragraphs[0]
    head.paragraph_format.tab_stops.clear_all()
    head.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), 2)
    write(head, f"{paper.title}\t{paper.edition}", paper.language, size=8, colour=MUTED)
    foot = body.footer.paragraphs[0]
    foot.alignment = 2
    field(foot, "PAGE", "1", paper.language, size=8, colour=MUTED)
    if paper.watermark:
        for number, section in enumerate(document.sections):
            add_watermark(section, paper.watermark, number)


def _section(
    document: Any, section: Section, paper: Paper, files: BoundaryFiles, place: int
) -> None:
    language = paper.language
    heading = document.add_heading(level=1)
    heading.paragraph_format.page_break_before = True
    write(heading, section.title, language, bookmark=f"part{place}")
    if section.reading:
        write(document.add_paragraph(), section.reading, language, size=12, bold=True)
    if section.about:
        write(document.add_paragraph(), section.about, language, size=9, colour=MUTED)
    if section.note:
        write(document.add_paragraph(style="Quote"), section.note, language)
    for drawing in drawings(section):
        _drawing(document, drawing, paper, files)
    for name, points in section.findings:
        _findings(document, name, points, language)
    for table in section.tables:
        if table.rows:
            caption(document, paper.terms.table, "Table", table.title, language, above=True)
            add_table(document, table, language)
    _remarks(document, section, paper)


def _drawing(document: Any, drawing: Drawing, paper: Paper, files: BoundaryFiles) -> None:
    """A picture that stays with its caption, and what is said of it for who hears it."""
    zoom = _MAP_ZOOM if isinstance(drawing.drawn, MapPicture) else _CHART_ZOOM
    holder = document.add_paragraph()
    holder.paragraph_format.keep_with_next = True
    holder.paragraph_format.space_after = Pt(0)
    pixels = io.BytesIO(png_of(svg_of(drawing, files, paper.language), zoom))
    picture = holder.add_run().add_picture(pixels, width=Mm(WIDTH * drawing.width / 100))
    # What is higher than a page would be cut off by it.
    smaller = min(1.0, Mm(HIGHEST) / picture.height)
    picture.width, picture.height = (
        int(side * smaller) for side in (picture.width, picture.height)
    )
    known = picture._inline.docPr
    known.set("descr", printable(drawing.spoken))
    known.set("name", printable(drawing.caption))
    caption(document, paper.terms.figure, "Figure", drawing.caption, paper.language)


def _findings(document: Any, name: str, points: tuple[Finding, ...], language: str) -> None:
    if not points:
        return
    write(document.add_heading(level=2), name, language)
    for point in points:
        title = document.add_paragraph()
        title.paragraph_format.keep_with_next = True
        title.paragraph_format.space_after = Pt(0)
        write(title, point.title, language, bold=True)
        write(document.add_paragraph(), point.text, language)


def _remarks(document: Any, section: Section, paper: Paper) -> None:
    """What to know, and the sources, in small print."""
    language = paper.language
    if section.remarks:
        title = document.add_paragraph()
        title.paragraph_format.keep_with_next = True
        write(title, paper.terms.note, language, size=9, bold=True, colour=ACCENT)
    for remark in section.remarks:
        write(document.add_paragraph(), remark, language, size=8.5, colour=MUTED)
    if section.source:
        write(document.add_paragraph(), section.source, language, size=8, colour=MUTED)
