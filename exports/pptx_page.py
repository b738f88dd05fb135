"""A page of slides: its title, its texts, its foot, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide as Page
from pptx.util import Inches

from exports.content import Deck
from exports.pptx_text import INK, MUTED, add_text, fitting_size
from exports.printable import printable
from geo.lettering import shorten

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.45
SMALL = (10, 9, 8, 7)
# Of the width that texts are measured with: the reader's fonts may be wider than ours.
SAFE = 0.88
_TITLE_ONLY = 5
_FOOT_LINES = 3


@dataclass(frozen=True)
class Box:
    """A place on the slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def placed(self) -> tuple[Inches, Inches, Inches, Inches]:
        """Return the same as an office program counts."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


# What a list over several pages has below its title.
LIST = Box(MARGIN, 1.35, WIDTH - 2 * MARGIN, 5.4)
FOOT = Box(MARGIN, 7.0, WIDTH - 2 * MARGIN - 0.8, 0.36)
_TITLE = Box(MARGIN, 0.3, WIDTH - 2 * MARGIN, 0.95)
_NUMBER = Box(WIDTH - MARGIN - 0.8, 7.0, 0.8, 0.36)


def add_page(slides: Slides, title: str, language: str, size: float | None = None) -> Page:
    """Add a page whose title is a real title, so that outline view and screen readers find it."""
    page = slides.slides.add_slide(slides.slide_layouts[_TITLE_ONLY])
    box = page.shapes.title
    box.left, box.top, box.width, box.height = _TITLE.placed
    # Two lines are set smaller, so that they keep off the sentence below.
    width = SAFE * _TITLE.width
    one_line = fitting_size(title, width, 1, (30, 26, 0))
    size = size or one_line or fitting_size(title, width, 2, (22, 19, 16))
    add_text(box, printable(title), size, INK, language, bold=True)
    return page


def write(
    page: Page,
    box: Box,
    text: str,
    size: float,
    language: str,
    colour: RGBColor = MUTED,
    right: bool = False,
    bold: bool = False,
) -> None:
    """Write a text into a box of its own."""
    shape = page.shapes.add_textbox(*box.placed)
    add_text(shape, printable(text), size, colour, language, bold=bold, right=right)


def add_foot(page: Page, source: str, number: int, deck: Deck) -> None:
    """Write sources and page number; sources of more than three lines end in “…”."""
    width, least = SAFE * FOOT.width, SMALL[-1]
    size = fitting_size(source, width, 2, SMALL)
    whole = shorten(source, 0.96 * _FOOT_LINES * width * 72, least) if size == least else source
    write(page, FOOT, whole, size, deck.language)
    write(page, _NUMBER, str(number), 11, deck.language, right=True)
