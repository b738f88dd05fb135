"""A printed report, read back: A4, all of its text in both scripts, the font inside."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from exports.content import Finding, Table
from exports.pdf import as_pdf
from geo.build import BoundaryFiles
from tests.exports.conftest import report


@pytest.fixture(scope="module", params=["en", "zh"])
def read(request: pytest.FixtureRequest, files: BoundaryFiles) -> PdfReader:
    """The report, written and opened again."""
    return PdfReader(io.BytesIO(as_pdf(report(request.param), files)))


@pytest.fixture(scope="module")
def texts(read: PdfReader) -> list[str]:
    """The text of each page, taken out once."""
    return [page.extract_text() for page in read.pages]


def test_it_is_a4_and_numbered(read: PdfReader, texts: list[str]) -> None:
    """Millimetres of A4, and “1 / n” at the foot of the first page."""
    width, height = (float(side) / 72 * 25.4 for side in read.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (210, 297)
    assert f"1 / {len(read.pages)}" in texts[0]


def test_all_of_its_text_can_be_read(texts: list[str]) -> None:
    """Copied or searched, both scripts come out as they went in; no row is lost at a page's end."""
    text = "\n".join(texts)
    for expected in ("江苏省苏州市 Suzhou", "发展水平", "7 of 296", "年鉴", "/city?city=320500"):
        assert expected in text
    assert all(f"指标 {n}" in text for n in range(120))
    assert "Weaknesses" not in text  # a heading without points is not printed


def test_the_heading_of_a_table_is_on_each_of_its_pages(texts: list[str]) -> None:
    """Nobody has to turn back to know what a column is."""
    assert len(texts) > 2
    for text in texts[1:3]:
        assert "Indicator" in text


def test_the_font_is_inside(read: PdfReader) -> None:
    """Each font of each page is embedded as a subset; the file needs nothing of the reader's."""
    for page in read.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.get_object())


SENTENCE = (
    "人均地区生产总值为178,500元，同级城市中位数为53,700元；93个中有93个更好（位次94—94），"
    "从用电大户到数据中心，见Analysis on Development and Problems of Smart Cities in China。"
)


def test_no_line_breaks_inside_a_number_or_before_a_comma(files: BoundaryFiles) -> None:
    """Whatever the width of the column, numbers and Latin words stay whole."""
    texts = tuple(Finding("标题", "甲" * shift + SENTENCE) for shift in range(24))
    long = replace(report("zh"), findings=(("数据所指向的政策方向", texts),), tables=())
    lines = [
        line.strip()
        for page in PdfReader(io.BytesIO(as_pdf(long, files))).pages
        for line in page.extract_text().splitlines()
    ]
    starts = [line for line in lines if line[:1] in "，。；：、）》" and line]
    torn = [line for line in lines if re.search(r"(?:^|\D)(?:\d+,|17|178,5|53,)$", line)]
    text = "".join(lines)
    assert not starts
    assert not torn
    assert text.count("178,500") == text.count("53,700") == len(texts)
    assert len([line for line in lines if "China" in line]) >= len(texts)


def test_unscored_members_and_groups_are_told_apart(files: BoundaryFiles) -> None:
    """A row that only names a group is a heading of the table; a row with a gap keeps its place."""
    rows = (("维度", None, None), ("指标", "–", None), ("第二维度", None, None), ("指标二", "1", 2))
    table = Table("全部指标", ("指标", "数值", "排名"), rows)
    one = replace(report("zh"), tables=(table,))
    pages = PdfReader(io.BytesIO(as_pdf(one, files))).pages
    text = "".join(page.extract_text() for page in pages)
    assert text.index("维度") < text.index("第二维度") < text.index("指标二")
