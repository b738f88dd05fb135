"""A report of many pages as Word: native, numbered, described, in fonts for both scripts."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from exports.paper.word import paper_docx
from geo.build import BoundaryFiles
from tests.exports.conftest import HOSTILE
from tests.exports.paper.conftest import high_paper, paper
from tests.pictures import few_pixels


@pytest.fixture(scope="module", params=["zh", "en"])
def written(request: pytest.FixtureRequest, files: BoundaryFiles) -> bytes:
    """The report as it is downloaded."""
    with few_pixels():
        return paper_docx(paper(request.param, HOSTILE[:20]), files)


@pytest.fixture(scope="module")
def document(written: bytes) -> Any:
    """The same, opened again."""
    return Document(io.BytesIO(written))


def test_sections_are_headings_and_pages_are_a4(document: Any) -> None:
    """The outline of an office program shows two views, method and sources."""
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads == ["各地区处于什么水平？", HOSTILE.replace("\u0007", ""), "方法", "资料来源"]
    assert {(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections} == {
        (210, 297)
    }


def test_captions_are_counted_by_word_itself(document: Any) -> None:
    """Fields that show the right number before they are counted anew, and a field of contents."""
    captions = [one for one in document.paragraphs if one.style.name == "Caption"]
    assert [one.text.split("  ")[0] for one in captions if one.text.startswith("图")] == [
        f"图 {n}" for n in range(1, 6)
    ]
    assert [one.text.split("  ")[0] for one in captions if one.text.startswith("表")] == [
        f"表 {n}" for n in range(1, 4)
    ]
    told = [one.text for one in document.element.iter(qn("w:instrText"))]
    assert told.count(" SEQ Figure \\* ARABIC ") == 5
    assert any("TOC" in text for text in told)
    begun = [one.get(qn("w:fldCharType")) for one in document.element.iter(qn("w:fldChar"))]
    assert begun.count("begin") == begun.count("end") == begun.count("separate")


def test_each_line_of_the_contents_leads_somewhere(document: Any) -> None:
    """Every link of the contents has the bookmark of a heading."""
    marks = {one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))}
    links = [one.get(qn("w:anchor")) for one in document.element.iter(qn("w:hyperlink"))]
    assert len(links) == 4
    assert set(links) == marks


def test_every_run_has_a_font_for_both_scripts(document: Any) -> None:
    """No text is left to a font of the reader's program that lacks Chinese."""
    runs = [run for run in document.element.iter(qn("w:r")) if run.findall(qn("w:t"))]
    fonts = [run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for run in runs]
    assert len(runs) > 200
    assert {font.get(qn("w:eastAsia")) for font in fonts} == {"Microsoft YaHei"}


def test_tables_are_native_with_a_head_on_each_page(document: Any) -> None:
    """Sixty rows and a head, as wide as the page together."""
    table = document.tables[0]
    assert len(table.rows) == 61
    assert table.cell(2, 1).text == "4.72"
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert sum(column.width.mm for column in table.columns) == pytest.approx(170, abs=1)


def test_parts_stand_in_the_order_of_the_standard(document: Any) -> None:
    """Office programs that check it refuse a file in which they do not."""
    kept = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    kept.append("tblCaption")
    for table in document.tables:
        found = [part.tag.partition("}")[2] for part in table._tbl.tblPr]
        assert found == [name for name in kept if name in found]
        assert {"tblBorders", "tblCellMar", "tblCaption"} <= set(found)
    settings = [part.tag.partition("}")[2] for part in document.settings.element]
    assert settings.index("updateFields") < settings.index("compat")


def test_pictures_say_what_they_show(document: Any) -> None:
    """Each map and chart has alternative text with its ends and gaps."""
    described = [one.get("descr") for one in document.element.iter(qn("wp:docPr"))]
    assert len(described) == 5
    assert re.search(r"3个地区中1个无数据|No data for 1 of 3 units", described[0])
    assert "Six dimensions" in described[1]


def test_nothing_is_higher_than_its_page(files: BoundaryFiles) -> None:
    """A chart of many rows is drawn smaller, and a table goes on overleaf after a few rows."""
    document: Any = Document(io.BytesIO(paper_docx(high_paper(), files)))
    assert [round(shape.height.mm) for shape in document.inline_shapes] == [215]
    kept = [row.cells[0].paragraphs[0].paragraph_format for row in document.tables[0].rows]
    assert [bool(one.keep_with_next) for one in kept[:4]] == [True, True, False, False]


def test_the_watermark_is_a_text_and_no_markup(written: bytes) -> None:
    """It stands in the head of every page, escaped; no part names a machine or the library."""
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        heads = [parts.read(name) for name in parts.namelist() if "header" in name]
        core = parts.read("docProps/core.xml").decode()
    assert sum(b"PowerPlusWaterMarkObject" in head for head in heads) == 2
    assert all(b"<b>" not in head and b"&lt;b&gt;" in head for head in heads)
    assert "python-docx" not in core
