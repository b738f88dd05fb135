"""A PowerPoint file, opened again: real text, native charts and tables, pictures that fit."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from exports.charts.bars import Bars, Series
from exports.charts.grid import Grid
from exports.content import Deck, Table, shown
from exports.powerpoint import as_powerpoint
from exports.pptx_chart import add_chart
from exports.pptx_lists import add_appendix
from exports.pptx_table import add_table
from exports.pptx_text import fitting_size
from geo.build import BoundaryFiles
from tests.exports.conftest import deck
from tests.pictures import few_pixels


@pytest.fixture(scope="module", params=["en", "zh"])
def slides(request: pytest.FixtureRequest, files: BoundaryFiles) -> Any:
    """The deck, written and opened again."""
    return Presentation(io.BytesIO(as_powerpoint(deck(request.param), files)))


def _opened(told: Deck, files: BoundaryFiles) -> Any:
    """A deck of which no picture is looked at."""
    with few_pixels():
        return Presentation(io.BytesIO(as_powerpoint(told, files)))


def _kinds(page: Any) -> list[str]:
    return [
        "chart" if s.has_chart else "table" if s.has_table else s.shape_type.name.lower()
        for s in page.shapes
        if not s.is_placeholder
    ]


def test_every_view_is_a_page_with_a_real_title(slides: Any) -> None:
    """A cover, the contents, three views, fourteen sources."""
    titles = [page.shapes.title.text_frame.text for page in slides.slides]
    assert len(titles) == 6
    assert titles[1:3] == ["Contents", "智慧城市指数"]
    assert titles[5:] == ["Sources"]


def test_the_contents_name_each_page_and_open_its_view(files: BoundaryFiles) -> None:
    """Page, title, what it shows; a whole address is a link, a path below an unknown one is not."""
    told = deck("en")
    first = replace(told.slides[0], subject="Index, 2023", address="http://atlas.example/?x=1")
    page = _opened(replace(told, slides=(first, *told.slides[1:])), files).slides[1]
    grid = next(shape.table for shape in page.shapes if shape.has_table)
    assert [grid.cell(1, column).text for column in range(3)] == [
        "3",
        "智慧城市指数",
        "Index, 2023",
    ]
    links = [grid.cell(row, 2).text_frame.paragraphs[0].runs[0].hyperlink.address for row in (1, 2)]
    assert links == ["http://atlas.example/?x=1", None]


def test_charts_and_tables_are_native_and_maps_are_pictures(slides: Any) -> None:
    """The figures can be edited where they are shown; a gap is a gap, not a zero."""
    first, second = slides.slides[2], slides.slides[3]
    assert {"chart", "picture"} <= set(_kinds(first))
    assert {"table", "picture"} <= set(_kinds(second))
    chart = next(s.chart for s in first.shapes if s.has_chart)
    assert next(iter(chart.plots[0].categories)) == "苏州市"
    assert tuple(chart.plots[0].series[0].values) == (1.5, None, 3.0)


def test_maps_are_sharp_and_described(slides: Any) -> None:
    """At least 180 pixels an inch, and a text for who cannot see them."""
    picture = next(s for s in slides.slides[2].shapes if s.shape_type.name == "PICTURE")
    image = Image.open(io.BytesIO(picture.image.blob))
    assert image.width / picture.width.inches >= 180
    described = picture._element.nvPicPr.cNvPr.get("descr")
    assert re.search(r"No data for 1 of 3 units|3个地区中1个无数据", described)


def test_nothing_leaves_the_page(slides: Any) -> None:
    """Every shape lies on its slide, whatever the length of the texts."""
    for page in slides.slides:
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= slides.slide_width
            if not shape.has_table:  # a table is as high as its rows
                assert shape.top + shape.height <= slides.slide_height


def test_what_must_be_known_stands_on_the_slide(slides: Any) -> None:
    """Remarks stand as far as there is room for whole ones, and in the notes all of them."""
    page = slides.slides[3]
    texts = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
    assert "These are levels, not growth." in texts
    assert "长长长" in page.notes_slide.notes_text_frame.text


def test_texts_have_a_chinese_font(slides: Any) -> None:
    """Each run names a font for East Asian script; without it boxes appear on some machines."""
    runs = [
        run
        for page in slides.slides
        for shape in page.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert runs
    assert all(run._r.rPr.find(f"{{{_DRAWING}}}ea") is not None for run in runs)


def test_long_texts_get_smaller_letters() -> None:
    """A title that does not fit at 30 points is set smaller, and never below the smallest."""
    assert fitting_size("short", 12, 2, (30, 20)) == 30
    assert fitting_size("x" * 130, 12, 2, (30, 20)) == 20
    assert fitting_size("x" * 10_000, 12, 2, (30, 20)) == 20


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def test_no_short_word_of_a_table_is_broken() -> None:
    """A column of numbers beside long texts is wide enough for its heading and its numbers."""
    page = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    long = "a title of many words that goes on for quite a while, " * 3
    rows = tuple((n, long, long, f"{2000 + n}–{2001 + n}") for n in range(1, 12))
    place = tuple(map(Inches, (0.5, 1.35, 12.4, 5.4)))
    add_table(page, Table("Sources", ("No.", "Publisher", "Title", "Published"), rows), place, "en")
    widths = [column.width.inches for column in page.shapes[-1].table.columns]
    assert sum(widths) == pytest.approx(12.4, abs=0.01)
    assert widths[0] > 0.4
    assert widths[3] > 0.9


def test_a_large_grid_fills_its_place() -> None:
    """Many rows and columns are a picture as wide as there is room."""
    page = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    names = tuple(f"row {n}" for n in range(31))
    values = tuple(tuple(0.5 for _ in range(40)) for _ in names)
    heads = tuple(f"column {n}" for n in range(40))
    chart = Grid(title="Coverage", rows=names, columns=heads, values=values, legend="Share")
    add_chart(page, chart, tuple(map(Inches, (0.5, 1.9, 12.4, 4.4))))
    assert page.shapes[-1].width.inches > 11.5


def test_a_table_has_the_decimals_that_it_says() -> None:
    """Places are whole; a number of which nothing is said has one decimal."""
    assert shown(3.0, "en", 0) == "3"
    assert shown(0.123, "en", 2) == "0.12"
    assert shown(0.123, "en") == "0.1"
    page = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    table = Table("Places", ("Place", "Score"), ((3.0, 4.25),), (0, 2))
    add_table(page, table, tuple(map(Inches, (1, 1, 4, 2))), "en")
    drawn = page.shapes[-1].table
    assert [drawn.cell(1, column).text_frame.text for column in (0, 1)] == ["3", "4.25"]


def test_a_list_over_pages_leaves_no_page_with_a_single_row() -> None:
    """As few pages as letters of ten points allow, each filled like the others."""
    long = "a title of many words that goes on for quite a while, " * 2
    table = Table(
        "Sources", ("No.", "Title", "Terms"), tuple((n, long, long) for n in range(1, 24))
    )
    slides, told = Presentation(), deck("en")
    slides.slide_width, slides.slide_height = Inches(13.333), Inches(7.5)
    add_appendix(slides, table, told)
    shapes = [shape for page in slides.slides for shape in page.shapes if shape.has_table]
    counts = [len(shape.table.rows) - 1 for shape in shapes]
    assert sum(counts) == 23
    assert len(counts) > 1
    assert min(counts) > max(counts) / 2


def test_rows_without_room_are_left_out_and_counted(files: BoundaryFiles) -> None:
    """A table beside a map ends above the foot in letters that can be read, and is counted."""
    told = deck("en")
    table = Table(
        "Known figures", ("Figure", "Value"), tuple((f"words {n} " * 9, n) for n in range(60))
    )
    view = replace(told.slides[1], picture=told.slides[0].picture, chart=None, table=table)
    page = _opened(replace(told, slides=(view,)), files).slides[2]
    drawn = next(shape for shape in page.shapes if shape.has_table)
    texts = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
    count = len(drawn.table.rows) - 1
    assert f"Known figures ({count} / 60)" in texts
    assert drawn.top.inches + sum(row.height.inches for row in drawn.table.rows) < 7
    size = drawn.table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size
    assert size.pt >= 9


def test_sources_without_room_end_above_the_edge(files: BoundaryFiles) -> None:
    """Three lines of small print at most; the notes have the rest."""
    told = deck("en")
    source = "Bureau of statistics, yearbook of many years; " * 60
    view = replace(told.slides[1], source=source)
    page = _opened(replace(told, slides=(view,)), files).slides[2]
    cut = [
        s.text_frame.text
        for s in page.shapes
        if s.has_text_frame and "yearbook" in s.text_frame.text
    ]
    assert cut[0].endswith("…")
    assert source.strip() in page.notes_slide.notes_text_frame.text


def test_stacked_figures_have_no_sign() -> None:
    """A format with a condition has no part for what is below zero."""
    page = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    series = (Series("Between", (9.3, 4.5)), Series("Within", (34.7, 4.2), "group2"))
    chart = Bars(title="Parts", categories=("East", "Northeast"), series=series, stacked=True)
    add_chart(page, chart, tuple(map(Inches, (0.5, 1.9, 6.0, 4.4))))
    written = [one.data_labels.number_format for one in page.shapes[-1].chart.plots[0].series]
    assert all(one.count(";") == 1 and "−" not in one for one in written)


def test_the_grid_keeps_its_height() -> None:
    """Headings of several lines take from the rows, not from what is below."""
    page = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    heads = ("People's satisfaction (services as proxy)", "Data resource management", "Index")
    names = ("人民满意度（以民生服务代理）的一个很长的名称", *(f"Index ({n})" for n in range(9)))
    values = tuple(tuple(0.5 for _ in heads) for _ in names)
    chart = Grid(
        title="Goes with",
        rows=names,
        columns=heads,
        values=values,
        legend="Correlation",
        language="zh",
    )
    add_chart(page, chart, tuple(map(Inches, (0.5, 1.9, 6.0, 4.4))))
    assert sum(row.height.inches for row in page.shapes[-1].table.rows) <= 4.41
