"""A report of many pages as PDF: what stands on it, and where its lines end."""

from __future__ import annotations

import io
import re
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from exports.charts.grid import Grid
from exports.paper.content import Paper, Section, drawings
from exports.paper.pdf import paper_pdf
from geo.build import BoundaryFiles
from tests.exports.conftest import HOSTILE
from tests.exports.paper.conftest import high_paper, paper

# What no line of Chinese begins with, and what none ends with (GB/T 15834, clause 5).
_NEVER_FIRST = "，。、；：！？）》」』】〉”’％%…—·"
_NEVER_LAST = "（《「『【〈“‘"
WATERMARK = "征求意见稿"


class Read(NamedTuple):
    """A report, opened again, with what was taken out of it once.

    Attributes
    ----------
    pages : the text of each
    lines : what stands at one height of a page, from left to right, but for the watermark
    heights : where they stand
    """

    pdf: PdfReader
    pages: list[str]
    lines: list[str]
    heights: list[int]


def _read(told: Paper, files: BoundaryFiles) -> Read:
    read = Read(PdfReader(io.BytesIO(paper_pdf(told, files))), [], [], [])
    for page in read.pdf.pages:
        seen: dict[int, list[tuple[float, str]]] = {}
        read.pages.append(page.extract_text(visitor_text=partial(_placed, seen)))
        read.lines.extend("".join(text for _, text in sorted(at)).strip() for at in seen.values())
        read.heights.extend(seen)
    return read


def _placed(
    seen: dict[int, list[tuple[float, str]]],
    text: str,
    to: list[float],
    by: list[float],
    *_: object,
) -> None:
    """Put a piece of text at its height and its distance from the left edge."""
    if text.strip() not in ("", WATERMARK):
        seen.setdefault(round(to[5]), []).append((to[4] + by[4], text.strip("\n")))


@pytest.fixture(scope="module")
def in_chinese(files: BoundaryFiles) -> Read:
    """The report in Chinese."""
    return _read(paper("zh", WATERMARK), files)


@pytest.fixture(scope="module", params=["zh", "en"])
def read(request: pytest.FixtureRequest, files: BoundaryFiles, in_chinese: Read) -> Read:
    """The report in each language."""
    return in_chinese if request.param == "zh" else _read(paper("en", WATERMARK), files)


@pytest.fixture(scope="module")
def texts(read: Read) -> list[str]:
    """The text of each page."""
    return read.pages


def test_no_line_of_chinese_is_torn_wrongly(in_chinese: Read) -> None:
    """No mark that closes begins a line, none that opens ends it, no number lies on two lines."""
    lines = in_chinese.lines
    # No head of a page, row of a table or line of the contents runs on into the next.
    apart = re.compile("区域|指标|.* \\. \\. ")
    body = [line for line in lines if len(line) > 30 and not apart.match(line)]
    assert len(body) > 120
    assert [line for line in lines if line[0] in _NEVER_FIRST] == []
    assert [line for line in lines if line[-1] in _NEVER_LAST] == []
    torn = [
        (one[-8:], other[:8])
        for one, other in pairwise(body)
        if re.search(r"[\d+−.,—]$", one) and re.match(r"[\d.,%万亿—]", other)
    ]
    assert torn == []


def test_figures_and_tables_are_numbered_through(texts: list[str]) -> None:
    """Three maps, two charts, three tables, in the contents and below or above each."""
    text = "\n".join(texts)
    for word, count in (("图", 5), ("表", 3)):
        numbers = [int(n) for n in re.findall(rf"^{word} ?(\d+) ", text, re.MULTILINE)]
        assert sorted(numbers) == sorted(2 * list(range(1, count + 1)))


def test_two_maps_are_told_apart_by_their_captions(texts: list[str]) -> None:
    """Both stand on one page, each with what sets it apart."""
    text = next(page for page in texts[4:] if "左图" in page)
    assert "右图" in text


def test_nothing_is_higher_than_its_page(files: BoundaryFiles) -> None:
    """A chart of many rows is drawn smaller, and a table of long texts goes on overleaf."""
    _, texts, _, at = _read(high_paper(), files)
    assert "row 89" in "".join(texts)
    # Its title stands over its first row, never alone at the foot of a page.
    assert "word word" in next(text for text in reversed(texts) if "texts" in text)
    assert min(at) > 20
    assert max(at) < 822


def test_every_page_says_its_edition_and_its_watermark(texts: list[str]) -> None:
    """The cover in its imprint with the map's review number, every other page at its head."""
    assert "审图号：GS（2024）0650号" in texts[0]
    assert all("2026.2-ab12cd34" in page and WATERMARK in page for page in texts)


def test_hostile_texts_are_printed_as_they_are(texts: list[str]) -> None:
    """Nothing of a title or a cell is read as markup."""
    text = re.sub(r"\s", "", "".join(texts))
    assert re.sub(r"\s|\u0007|\"|'", "", HOSTILE) in re.sub("[\"'“”‘’]", "", text)


def test_pictures_say_what_they_show(read: Read) -> None:
    """Each map and each chart has its ends and its gaps as alternative text."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            walk(node.get("/K"))

    walk(read.pdf.root_object["/StructTreeRoot"])
    spoken = "".join(found)
    assert len(found) >= 4
    assert "3个地区中1个无数据" in spoken or "No data for 1 of 3 units" in spoken


def test_shades_by_long_lists_are_upright_and_on_several_pages() -> None:
    """Names of many columns would lie over each other, and many rows would be too small."""
    columns = tuple(f"indicator {number}" for number in range(48))
    shares = Grid(
        title="coverage",
        rows=("Hebei", "Hunan"),
        columns=columns,
        values=((0.25,) * 48, (1.0,) * 48),
        legend="share",
    )
    drawn = list(drawings(Section("s", charts=(shares,))))
    assert [one.caption for one in drawn] == ["coverage (1/2)", "coverage (2/2)"]
    parts = [one.drawn for one in drawn if isinstance(one.drawn, Grid)]
    assert tuple(name for part in parts for name in part.rows) == columns
    assert all(part.columns == shares.rows and part.title == "" for part in parts)
    assert all(row == (0.25, 1.0) for part in parts for row in part.values)
