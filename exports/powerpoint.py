"""A briefing as PowerPoint: text, tables and charts that can be edited, maps as pictures."""

from __future__ import annotations

import io
from collections.abc import Callable

from pptx import Presentation
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide as Page
from pptx.util import Inches

from data.languages import MANNERS
from exports.content import Deck, Slide, Table, joined
from exports.pptx_chart import add_chart
from exports.pptx_lists import add_appendix, add_contents
from exports.pptx_map import add_map
from exports.pptx_page import (
    FOOT,
    HEIGHT,
    MARGIN,
    SAFE,
    SMALL,
    WIDTH,
    Box,
    add_foot,
    add_page,
    write,
)
from exports.pptx_table import add_table, lay_out, rows_that_fit
from exports.pptx_text import ACCENT, INK, fitting_size
from exports.printable import printable
from geo.build import BoundaryFiles
from geo.lettering import wrap

_NOTE, _HEADING = 14, 13
# The letters of a table beside a map: rows that do not fit are left out, and it says so.
_LEAST_LETTERS = 9.0
_READING = Box(MARGIN, 1.22, WIDTH - 2 * MARGIN, 0.62)
_MAP = Box(MARGIN, 1.92, 7.5, 5.0)
_SIDE = Box(8.15, 1.92, WIDTH - 8.15 - MARGIN, 5.0)
_WHOLE = Box(MARGIN, 1.92, WIDTH - 2 * MARGIN, 5.0)
# Two maps side by side, each as wide as half the page; a note stands below them.
_BESIDE = tuple(Box(left, 1.92, 6.15, 4.1) for left in (MARGIN, WIDTH - MARGIN - 6.15))
# What must be known to read a slide takes this much of the height above its sources.
_REMARKS = 0.3
_SMALL_PRINT = Box(MARGIN, FOOT.top - _REMARKS - 0.04, WIDTH - 2 * MARGIN, _REMARKS)
# The name of a table takes this much above it.
_NAME = 0.36


def as_powerpoint(
    deck: Deck, files: BoundaryFiles, told: Callable[[int, int], None] = lambda *_: None
) -> bytes:
    """Return a briefing as a PowerPoint file of 16 : 9.

    Parameters
    ----------
    files : `geo.build.ensure_built`
    told : called with (slides done, slides in all) after each

    Raises
    ------
    FontError
        If no font with Chinese characters is installed for the pictures.
    """
    slides = Presentation()
    slides.slide_width, slides.slide_height = Inches(WIDTH), Inches(HEIGHT)
    slides.core_properties.title = printable(deck.title)
    slides.core_properties.author = printable(deck.made)
    slides.core_properties.language = MANNERS[deck.language].html
    _cover(slides, deck)
    add_contents(slides, deck)
    first = len(slides.slides) + 1
    for place, slide in enumerate(deck.slides):
        _view(slides, slide, deck, first + place, files)
        told(place + 1, len(deck.slides))
    add_appendix(slides, deck.sources, deck)
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def _cover(slides: Slides, deck: Deck) -> None:
    size = fitting_size(deck.title, 11.5, 3, (44, 36, 28))
    page = add_page(slides, deck.title, deck.language, size)
    box = page.shapes.title
    box.left, box.top, box.width, box.height = map(Inches, (0.9, 2.2, 11.5, 2.0))
    line = page.shapes.add_shape(1, Inches(0.9), Inches(4.35), Inches(1.6), Inches(0.06))
    line.fill.solid()
    line.fill.fore_color.rgb = ACCENT
    line.line.fill.background()
    size = fitting_size(deck.made, SAFE * 11.5, 2, (16, 14, 12))
    write(page, Box(0.9, 4.6, 11.5, 0.7), deck.made, size, deck.language)


def _view(slides: Slides, slide: Slide, deck: Deck, number: int, files: BoundaryFiles) -> None:
    page = add_page(slides, slide.title, deck.language)
    width = SAFE * _READING.width
    # Two lines are set smaller, so that they keep off what is below.
    one_line = fitting_size(slide.reading, width, 1, (20, 18, 0))
    size = one_line or fitting_size(slide.reading, width, 2, (17, 16, 14, 12))
    write(page, _READING, slide.reading, size, deck.language)
    remarks = _fitting(slide.remarks, deck.language)
    room = _MAP.height - (_REMARKS if remarks else 0)
    _maps(page, slide, room, files)
    _beside(page, slide, _side(slide, room), deck)
    if remarks:
        size = fitting_size(remarks, SAFE * _SMALL_PRINT.width, 2, SMALL)
        write(page, _SMALL_PRINT, remarks, size, deck.language)
    add_foot(page, slide.source, number, deck)
    page.notes_slide.notes_text_frame.text = printable(_to_say(slide))


def _maps(page: Page, slide: Slide, room: float, files: BoundaryFiles) -> None:
    """Put one map beside what is at its right, or two beside each other, on a slide."""
    if slide.picture is not None and slide.beside is not None:
        for picture, box in zip((slide.picture, slide.beside), _BESIDE, strict=True):
            add_map(page, picture, box.placed, files)
    elif slide.picture is not None:
        box = Box(_MAP.left, _MAP.top, 1.5 * room, room)
        add_map(page, slide.picture, box.placed, files)


def _side(slide: Slide, room: float) -> Box:
    """Where chart, table and note stand: beside a map, below two, or on the whole slide."""
    if slide.beside is not None:
        return Box(MARGIN, _BESIDE[0].top + _BESIDE[0].height, _WHOLE.width, 0.7)
    side = _SIDE if slide.picture is not None else _WHOLE
    return Box(side.left, side.top, side.width, room)


def _beside(page: Page, slide: Slide, side: Box, deck: Deck) -> None:
    drawn = slide.chart is not None or slide.table is not None
    note = min(1.9, 0.4 + 0.26 * _lines(slide.note, side)) if slide.note and drawn else 0.0
    box = Box(side.left, side.top, side.width, side.height - note)
    if slide.chart is not None:
        add_chart(page, slide.chart, box.placed)
    elif slide.table is not None:
        _table(page, slide.table, box, deck.language)
    if slide.note:
        top = box.top + box.height if drawn else side.top
        _note(page, Box(side.left, top, side.width, note or side.height), slide.note, deck)


def _table(page: Page, table: Table, box: Box, language: str) -> None:
    """Put the rows that can be read on a slide, below their name."""
    height = box.height - _NAME
    laid = lay_out(table, box.width, height, language, _LEAST_LETTERS)
    shown = table.first(rows_that_fit(laid, box.width, height))
    size = fitting_size(shown.named, SAFE * box.width, 1, (_HEADING, 11, 9))
    name = Box(box.left, box.top, box.width, _NAME)
    write(page, name, shown.named, size, language, INK, bold=True)
    below = Box(box.left, box.top + _NAME, box.width, height)
    add_table(page, shown, below.placed, language, laid=laid)


def _to_say(slide: Slide) -> str:
    """What the page's notes hold: all that was said, also where the slide has no room for it."""
    said = (slide.aside, slide.reading, slide.note, *slide.remarks, slide.source, slide.address)
    return "\n".join(filter(None, said))


def _fitting(remarks: tuple[str, ...], language: str) -> str:
    """As many remarks as two lines of small print hold; the page's notes have them all."""
    said = ""
    for count in range(1, len(remarks) + 1):
        text = joined(remarks[:count], language)
        if not fitting_size(text, SAFE * _WHOLE.width, 2, (*SMALL, 0)):
            break
        said = text
    return said


def _lines(text: str, box: Box) -> int:
    """About how many lines a note takes."""
    return len(wrap(text, box.width - 0.2, _NOTE / 72))


def _note(page: Page, box: Box, text: str, deck: Deck) -> None:
    lines = max(2, int(box.height / 0.24))
    size = fitting_size(text, box.width - 0.2, lines, (_NOTE, 12, 10.5, 9, 8))
    write(page, box, text, size, deck.language, INK)
