"""What a reader wrote on a map, in every kind of file: drawn, escaped, and on slides editable."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from exports.powerpoint import as_powerpoint
from exports.web_page import as_web_page
from geo.annotations import Annotation
from geo.build import BoundaryFiles
from geo.picture import draw_picture, written_on
from tests.exports.conftest import deck, picture
from tests.pictures import few_pixels

TEXT = "</text><script>alert(1)</script>"
WRITTEN = (
    Annotation("label", TEXT, (1500, -600)),
    Annotation("arrow", "New port", (900, -1100), (-900, -1500)),
    Annotation("outline", "Guangdong", code="440000"),
    Annotation("city", "Suzhou", code="320500", said="mark on Suzhou"),
)


@pytest.fixture(scope="module")
def page_shapes(files: BoundaryFiles) -> list[object]:
    """The shapes of a slide whose map has been written on."""
    plain = deck("en")
    drawn = picture("en")
    annotated = replace(drawn, paint=replace(drawn.paint, annotations=WRITTEN))
    slide = replace(plain.slides[0], picture=annotated, chart=None)
    with few_pixels():
        content = as_powerpoint(replace(plain, slides=(slide,)), files)
    return list(Presentation(io.BytesIO(content)).slides[2].shapes)


def test_on_a_slide_each_is_a_shape(page_shapes: list[object]) -> None:
    """Texts are text boxes, the arrow a line with a head, the outline a form, the city a dot."""
    kinds = [shape.shape_type for shape in page_shapes]  # type: ignore[attr-defined]
    assert MSO_SHAPE_TYPE.LINE in kinds
    assert MSO_SHAPE_TYPE.FREEFORM in kinds
    assert MSO_SHAPE_TYPE.AUTO_SHAPE in kinds
    texts = [s.text_frame.text for s in page_shapes if s.has_text_frame]  # type: ignore[attr-defined]
    assert {one.text for one in WRITTEN} <= set(texts)


def test_each_shape_says_what_it_is(page_shapes: list[object]) -> None:
    """Its description, or its text, is the alternative text of the dot and of every other shape."""
    said = [s._element._nvXxPr.cNvPr.get("descr") for s in page_shapes]  # type: ignore[attr-defined]
    assert said.count("mark on Suzhou") == 2
    assert {"New port", "Guangdong", TEXT} <= set(said)


def test_shapes_stand_where_the_picture_shows_the_place(
    page_shapes: list[object], files: BoundaryFiles
) -> None:
    """The dot of a city lies within the map, where the drawing has the unit."""
    map_ = next(s for s in page_shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE)  # type: ignore[attr-defined]
    dot = next(s for s in page_shapes if s.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE)  # type: ignore[attr-defined]
    drawn = picture("en")
    annotated = replace(drawn, paint=replace(drawn.paint, annotations=WRITTEN))
    x, y = written_on(annotated, files, 1230, 820)[3].head
    scale = map_.height / 820  # type: ignore[attr-defined]
    assert dot.left + dot.width / 2 == pytest.approx(map_.left + scale * x, abs=2)  # type: ignore[attr-defined]
    assert dot.top + dot.height / 2 == pytest.approx(map_.top + scale * y, abs=2)  # type: ignore[attr-defined]


def test_in_a_picture_and_a_page_it_is_text(files: BoundaryFiles) -> None:
    """Markup in it is shown as it is written."""
    drawn = picture("en")
    annotated = replace(drawn, paint=replace(drawn.paint, annotations=WRITTEN))
    svg = draw_picture(annotated, files)
    assert "&lt;/text&gt;&lt;script&gt;alert(1)" in svg
    assert "<script>" not in svg
    plain = deck("en")
    page = as_web_page(replace(plain, slides=(replace(plain.slides[0], picture=annotated),)), files)
    assert "New port" in page
    assert "</text><script>" not in page


def test_all_of_one_size_only_units_are_marked(files: BoundaryFiles) -> None:
    """In the diagram a point of the map is nowhere."""
    drawn = picture("en")
    paint = replace(drawn.paint, annotations=WRITTEN, shape="equal")
    kinds = [one.kind for one in written_on(replace(drawn, paint=paint), files)]
    assert kinds == ["outline", "city"]
