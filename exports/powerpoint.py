"""A briefing as PowerPoint: text, tables and charts that can be edited, maps as pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide as Page
from pptx.util import Inches

from data.languages import MANNERS
from exports.content import Deck, Slide, Table, joined
from exports.pptx_chart import add_chart
from exports.pptx_map import add_map
from exports.pptx_table import add_table
from exports.pptx_text import ACCENT, INK, MUTED, add_text, fitting_size
from exports.printable import printable
from geo.build import BoundaryFiles
from geo.lettering import wrap

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.45
_ROWS_ON_A_PAGE = 11
_TITLE_ONLY = 5
_NOTE = 14
_SMALL = (10, 9, 8, 7)
# Of the width that small print is measured with: the reader's fonts may be wider than ours.
_SAFE = 0.88


@dataclass(frozen=True)
class _Box:
    """A place on the slide, in inches."""

    left: float
    top: float
    width: float
    height: float


_TITLE = _Box(MARGIN, 0.3, WIDTH - 2 * MARGIN, 0.95)
_READING = _Box(MARGIN, 1.22, WIDTH - 2 * MARGIN, 0.62)
_MAP = _Box(MARGIN, 1.92, 7.5, 5.0)
_SIDE = _Box(8.15, 1.92, WIDTH - 8.15 - MARGIN, 5.0)
_WHOLE = _Box(MARGIN, 1.92, WIDTH - 2 * MARGIN, 5.0)
# Two maps side by side, each as wide as half the page; a note stands below them.
_BESIDE = tuple(_Box(left, 1.92, 6.15, 4.1) for left in (MARGIN, WIDTH - MARGIN - 6.15))
# What must be known to read a slide takes this much of the height above its sources.
_REMARKS = 0.3
_FOOT = _Box(MARGIN, 7.0, WIDTH - 2 * MARGIN - 0.8, 0.36)
_SMALL_PRINT = _Box(MARGIN, _FOOT.top - _REMARKS - 0.04, WIDTH - 2 * MARGIN, _REMARKS)
_NUMBER = _Box(WIDTH - MARGIN - 0.8, 7.0, 0.8, 0.36)


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
    _contents(slides, deck)
    first = len(slides.slides) + 1
    for place, slide in enumerate(deck.slides):
        _view(slides, slide, deck, first + place, files)
        told(place + 1, len(deck.slides))
    _appendix(slides, deck.sources, deck)
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def _page(slides: Slides, title: str, language: str, size: float | None = None) -> Page:
    """A page whose title is a real title, so that outline view and screen readers find it."""
    page = slides.slides.add_slide(slides.slide_layouts[_TITLE_ONLY])
    box = page.shapes.title
    box.left, box.top = Inches(_TITLE.left), Inches(_TITLE.top)
    box.width, box.height = Inches(_TITLE.width), Inches(_TITLE.height)
    # Two lines are set smaller, so that they keep off the sentence below.
    width = _SAFE * _TITLE.width
    one_line = fitting_size(title, width, 1, (30, 26, 0))
    size = size or one_line or fitting_size(title, width, 2, (22, 19, 16))
    add_text(box, printable(title), size, INK, language, bold=True)
    return page


def _cover(slides: Slides, deck: Deck) -> None:
    page = _page(slides, deck.title, deck.language, fitting_size(deck.title, 11.5, 3, (44, 36, 28)))
    box = page.shapes.title
    box.left, box.top, box.width, box.height = map(Inches, (0.9, 2.2, 11.5, 2.0))
    line = page.shapes.add_shape(1, Inches(0.9), Inches(4.35), Inches(1.6), Inches(0.06))
    line.fill.solid()
    line.fill.fore_color.rgb = ACCENT
    line.line.fill.background()
    _write(page, _Box(0.9, 4.6, 11.5, 0.5), deck.made, 16, deck)


def _contents(slides: Slides, deck: Deck) -> None:
    """Every slide with what it shows; a name opens its view where the atlas has an address."""
    title, *heads = deck.contents
    pages = -(-len(deck.slides) // _ROWS_ON_A_PAGE)
    rows = [
        (2 + pages + place, slide.title, slide.subject) for place, slide in enumerate(deck.slides)
    ]
    for start in range(0, len(rows), _ROWS_ON_A_PAGE):
        page = _page(slides, title, deck.language)
        part = slice(start, start + _ROWS_ON_A_PAGE)
        box = _Box(MARGIN, 1.35, WIDTH - 2 * MARGIN, 5.4)
        links = [slide.address for slide in deck.slides[part]]
        table = Table(title, tuple(heads), tuple(rows[part]))
        add_table(page, table, _placed(box), deck.language, links)
        _foot(page, deck.made, len(slides.slides), deck)


def _view(slides: Slides, slide: Slide, deck: Deck, number: int, files: BoundaryFiles) -> None:
    page = _page(slides, slide.title, deck.language)
    size = fitting_size(slide.reading, _SAFE * _READING.width, 2, (20, 18, 16, 14, 12))
    _write(page, _READING, slide.reading, size, deck)
    beside = slide.chart is not None or slide.table is not None
    remarks = _fitting(slide.remarks, deck.language)
    room = _MAP.height - (_REMARKS if remarks else 0)
    if slide.picture is not None and slide.beside is not None:
        for picture, box in zip((slide.picture, slide.beside), _BESIDE, strict=True):
            add_map(page, picture, _placed(box), files)
    elif slide.picture is not None:
        box = _Box(_MAP.left, _MAP.top, 1.5 * room, room)
        add_map(page, slide.picture, _placed(box), files)
    side = _SIDE if slide.picture is not None else _WHOLE
    if slide.beside is not None:
        side = _Box(MARGIN, _BESIDE[0].top + _BESIDE[0].height, _WHOLE.width, 0.7)
        room = side.height
    note = min(1.9, 0.4 + 0.26 * _lines(slide.note, side)) if slide.note and beside else 0.0
    box = _Box(side.left, side.top, side.width, room - note)
    if slide.chart is not None:
        add_chart(page, slide.chart, _placed(box))
    elif slide.table is not None:
        add_table(page, slide.table, _placed(box), deck.language)
    if slide.note:
        top = box.top + box.height if beside else side.top
        height = note or room
        _note(page, _Box(side.left, top, side.width, height), slide.note, deck)
    if remarks:
        size = fitting_size(remarks, _SAFE * _WHOLE.width, 2, _SMALL)
        _write(
            page,
            _Box(MARGIN, _FOOT.top - _REMARKS - 0.04, _WHOLE.width, _REMARKS),
            remarks,
            size,
            deck,
        )
    _foot(page, slide.source, number, deck)
    page.notes_slide.notes_text_frame.text = printable(
        "\n".join(
            part
            for part in (slide.aside, slide.reading, slide.note, *slide.remarks, slide.address)
            if part
        )
    )


def _fitting(remarks: tuple[str, ...], language: str) -> str:
    """As many remarks as two lines of small print hold; the page's notes have them all."""
    said = ""
    for count in range(1, len(remarks) + 1):
        text = joined(remarks[:count], language)
        if not fitting_size(text, _SAFE * _WHOLE.width, 2, (*_SMALL, 0)):
            break
        said = text
    return said


def _lines(text: str, box: _Box) -> int:
    """About how many lines a note takes."""
    return len(wrap(text, box.width - 0.2, _NOTE / 72))


def _note(page: Page, box: _Box, text: str, deck: Deck) -> None:
    lines = max(2, int(box.height / 0.24))
    size = fitting_size(text, box.width - 0.2, lines, (_NOTE, 12, 10.5, 9, 8))
    shape = page.shapes.add_textbox(*_placed(box))
    add_text(shape, printable(text), size, INK, deck.language)


def _foot(page: Page, source: str, number: int, deck: Deck) -> None:
    size = fitting_size(source, _SAFE * _FOOT.width, 2, _SMALL)
    _write(page, _FOOT, source, size, deck, MUTED)
    _write(page, _NUMBER, str(number), 11, deck, MUTED, right=True)


def _appendix(slides: Slides, table: Table, deck: Deck) -> None:
    """A table over as many pages as it needs."""
    for start in range(0, max(1, len(table.rows)), _ROWS_ON_A_PAGE):
        page = _page(slides, table.title, deck.language)
        part = Table(table.title, table.columns, table.rows[start : start + _ROWS_ON_A_PAGE])
        box = _Box(MARGIN, 1.35, WIDTH - 2 * MARGIN, 5.4)
        add_table(page, part, _placed(box), deck.language)
        _foot(page, deck.made, len(slides.slides), deck)


def _write(
    page: Page,
    box: _Box,
    text: str,
    size: float,
    deck: Deck,
    colour: RGBColor = MUTED,
    right: bool = False,
) -> None:
    shape = page.shapes.add_textbox(*_placed(box))
    add_text(shape, printable(text), size, colour, deck.language, right=right)


def _placed(box: _Box) -> tuple[Inches, Inches, Inches, Inches]:
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)
