"""A printed report, read back: A4, all of its text in both scripts, the font inside."""

from __future__ import annotations

import io

import pytest
from pypdf import PageObject, PdfReader

from exports.pdf import as_pdf
from geo.build import BoundaryFiles
from tests.exports.conftest import report


@pytest.fixture(scope="module", params=["en", "zh"])
def read(request: pytest.FixtureRequest, files: BoundaryFiles) -> PdfReader:
    """The report, written and opened again."""
    return PdfReader(io.BytesIO(as_pdf(report(request.param), files)))


def _text(page: PageObject) -> str:
    """The text of a page; pypdf leaves the zero byte of each two-byte code in it."""
    return page.extract_text().replace("\x00", "")


def test_it_is_a4_and_numbered(read: PdfReader) -> None:
    """Millimetres of A4, and “1 / n” at the foot of the first page."""
    width, height = (float(side) / 72 * 25.4 for side in read.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (210, 297)
    assert f"1 / {len(read.pages)}" in _text(read.pages[0])


def test_all_of_its_text_can_be_read(read: PdfReader) -> None:
    """Copied or searched, both scripts come out as they went in; no row is lost at a page's end."""
    text = "\n".join(_text(page) for page in read.pages)
    for expected in ("江苏省苏州市 Suzhou", "发展水平", "7 of 296", "年鉴", "/city?city=320500"):
        assert expected in text
    assert all(f"指标 {n}" in text for n in range(120))
    assert "Weaknesses" not in text  # a heading without points is not printed


def test_the_heading_of_a_table_is_on_each_of_its_pages(read: PdfReader) -> None:
    """Nobody has to turn back to know what a column is."""
    for page in read.pages[1:3]:
        assert "Indicator" in _text(page)


def test_the_font_is_inside(read: PdfReader) -> None:
    """Each font of each page is embedded as a subset; the file needs nothing of the reader's."""
    for page in read.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.get_object())
