"""A map on a slide: a picture, and over it what the reader wrote, as shapes that can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page
from pptx.util import Emu, Pt

from exports.png import png_of
from exports.pptx_text import add_text
from exports.printable import printable
from geo.build import BoundaryFiles
from geo.drawing.annotated import RING, Placed
from geo.lettering import text_width
from geo.picture import MapPicture, draw_picture, written_on
from geo.themes import NOTE

# Pixels of a map: sharp on a projector and on paper, and small enough to mail.
_PICTURE, _ZOOM = (1230, 820), 1.15
_COLOUR = RGBColor.from_string(NOTE[1:].upper())
_LETTERS, _LINE = 12.0, 2.25


def add_map(page: Page, map_: MapPicture, box: Sequence[int], files: BoundaryFiles) -> None:
    """Put a map on a page.

    Parameters
    ----------
    box : left, top, width and height; three wide for two high
    files : `geo.build.ensure_built`
    """
    bare = replace(map_, paint=replace(map_.paint, annotations=()))
    drawn = io.BytesIO(png_of(draw_picture(bare, files, *_PICTURE), _ZOOM))
    picture = page.shapes.add_picture(drawn, *box[:2], height=Emu(box[3]))
    picture.name = printable(map_.paint.caption)
    picture._element.nvPicPr.cNvPr.set("descr", printable(map_.spoken))
    scale = box[3] / _PICTURE[1]
    for one in written_on(map_, files, *_PICTURE):
        _add(page, one, np.array(box[:2], float), scale, map_.language)


def _add(page: Page, one: Placed, corner: NDArray[np.float64], scale: float, language: str) -> None:
    """One annotation; `corner` and `scale` lead from the picture's units to the page's."""
    head, text = (corner + scale * np.array(at) for at in (one.head, (one.x, one.y)))
    if one.kind == "outline":
        for ring in one.rings:
            _describe(_outline(page, corner + scale * ring), one)
    if one.kind == "city":
        radius = scale * RING
        side = Emu(round(2 * radius))
        ring = page.shapes.add_shape(MSO_SHAPE.OVAL, *_whole(head - radius), side, side)
        ring.fill.solid()
        ring.fill.fore_color.rgb = _COLOUR
        ring.line.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        _describe(ring, one)
    if one.kind == "arrow":
        line = page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *_whole(text), *_whole(head))
        _styled(line.line)
        end = line.line._get_or_add_ln().makeelement(qn("a:tailEnd"), {"type": "triangle"})
        line.line._get_or_add_ln().append(end)
        _describe(line, one)
    if one.text:
        _describe(_text(page, one.text, text, language), one)


def _describe(shape: Any, one: Placed) -> None:
    """Say what a shape is to who does not see it; a list of shapes calls it by its text."""
    said = printable(one.said or one.text)
    shape._element._nvXxPr.cNvPr.set("descr", said)
    shape.name = printable(one.text) or said or shape.name


def _outline(page: Page, ring: NDArray[np.float64]) -> Any:
    points = np.rint(ring).astype(int)
    builder = page.shapes.build_freeform(*map(int, points[0]), scale=1.0)
    builder.add_line_segments([(int(x), int(y)) for x, y in points[1:]], close=True)
    shape = builder.convert_to_shape()
    shape.fill.background()
    shape.shadow.inherit = False
    _styled(shape.line)
    return shape


def _styled(line: Any) -> None:
    line.color.rgb, line.width = _COLOUR, Pt(_LINE)


def _text(page: Page, text: str, at: NDArray[np.float64], language: str) -> Any:
    width, height = Pt(1.3 * text_width(text, _LETTERS) + 8), Pt(1.6 * _LETTERS)
    corner = at - np.array([width / 2, height / 2])
    box = page.shapes.add_textbox(*_whole(corner), width, height)
    add_text(box, printable(text), _LETTERS, _COLOUR, language, bold=True)
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    box.text_frame.word_wrap = False
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    return box


def _whole(point: NDArray[np.float64]) -> tuple[Emu, Emu]:
    return Emu(round(point[0])), Emu(round(point[1]))
