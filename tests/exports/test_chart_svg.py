"""Charts as pictures: well formed, with every name and figure, nothing of the texts as markup."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from exports.chart_svg.curves import spread
from exports.chart_svg.draw import draw_chart, fill_with_chart
from exports.charts.kinds import Chart
from exports.charts.parts import Reference
from exports.png import png_of
from geo.chart_colours import chart_shade
from geo.lettering import text_width
from tests.exports import charts

_SVG = "{http://www.w3.org/2000/svg}"
EVERY = charts.every()


def _texts(chart: Chart) -> list[str]:
    root = ElementTree.fromstring(draw_chart(chart))
    assert root.tag == f"{_SVG}svg"
    return ["".join(element.itertext()) for element in root.iter(f"{_SVG}text")]


@pytest.mark.parametrize("name", EVERY)
def test_a_picture_holds_only_plain_shapes(name: str) -> None:
    """Well formed with its title, and hostile texts stay texts; no number is NaN."""
    svg = draw_chart(EVERY[name])
    tags = {element.tag.removeprefix(_SVG) for element in ElementTree.fromstring(svg).iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "rect",
        "line",
        "circle",
        "text",
        "polyline",
        "polygon",
        "g",
    }
    assert "nan" not in svg
    assert png_of(svg).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", EVERY)
def test_a_chart_of_many_rows_fills_its_place(name: str) -> None:
    """It is as wide as asked for, or wider where it would else leave half of a place empty."""
    root = ElementTree.fromstring(fill_with_chart(EVERY[name], 300, 4))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width / height >= 3.9
    low = ElementTree.fromstring(fill_with_chart(EVERY[name], 900, 0.1))
    assert low.attrib["width"] == "900"


def test_bars_carry_every_name_and_figure() -> None:
    """A gap is a dash; figures have the decimals of their axis."""
    texts = _texts(charts.bars())
    assert set(charts.NAMES) <= set(texts)
    assert {"87.50", "24.25", "54.00", "60.00", "31.50", "–", "China 43.25"} <= set(texts)


def test_the_name_of_a_line_stays_in_the_picture() -> None:
    """A long one is moved away from the edge, and its figure is not said twice."""
    name = "Limit of a standard with a long name: 86 µg/m³"
    drawn = replace(charts.bars(), reference=Reference(name, 86.0, says_figure=True))
    root = ElementTree.fromstring(draw_chart(drawn, 400))
    (line,) = (one for one in root.iter(f"{_SVG}text") if (one.text or "").startswith("Limit"))
    assert line.text == name
    end = float(line.attrib["x"]) + text_width(name, float(line.attrib["font-size"])) / 2
    assert end <= 400 + 1


def test_ranges_name_rows_only_where_there_is_room() -> None:
    """All names beside lying bands; of upright ones only the city in focus."""
    assert set(charts.NAMES) <= set(_texts(charts.ranges()))
    upright = _texts(charts.ranges(overview=True))
    assert [name for name in charts.NAMES if name in upright] == ["Qujing (278th)"]


def test_points_draw_known_pairs_only() -> None:
    """A point without its second figure is left out; the one in focus has its name."""
    svg = draw_chart(replace(charts.points(), groups=charts.points().groups))
    # Two points and the two dots of the legend.
    assert svg.count("<circle") == 4
    assert "苏州市" in _texts(charts.points())
    assert "3万" in " ".join(_texts(charts.points())) or "5万" in _texts(charts.points())


def test_a_gap_interrupts_a_line_and_its_band() -> None:
    """Four years with one missing: a lone dot, then a line; the second curve is whole."""
    svg = draw_chart(charts.curves())
    assert svg.count("<polyline") == 3
    assert svg.count("<polygon") == 2


def test_an_unknown_share_has_no_shade() -> None:
    """Three cells of four are drawn, besides paper and the five shades of the key."""
    assert draw_chart(charts.grid()).count("<rect") == 1 + 3 + 5


@pytest.mark.parametrize("name", charts.empty())
def test_an_empty_chart_is_drawn_as_a_sentence(name: str) -> None:
    """Title and sentence, no axis."""
    chart = charts.empty()[name]
    assert _texts(chart)[0] == chart.title
    assert len(_texts(chart)) == 2


def test_a_long_name_is_wrapped_not_cut() -> None:
    """Every word of it is in the picture."""
    name = "Xiangxi Tujia and Miao Autonomous Prefecture of Hunan Province"
    chart = replace(charts.bars(), categories=("a", name, "c"))
    assert set(name.split()) <= set(" ".join(_texts(chart)).split())


def test_names_at_the_ends_of_curves_keep_apart() -> None:
    """At least as far as asked, in the same order, and within the chart."""
    places = spread([1, 2, 2, 30, 99, 100], 5, end=100)
    assert all(b - a >= 5 for a, b in pairwise(places))
    assert max(places) <= 100
    assert math.isclose(places[0], 1)


def test_correlations_stand_in_their_cells_with_their_signs() -> None:
    """Each pair once: three cells, five steps of the key, a ground; red below 0, blue above."""
    drawn = draw_chart(charts.signed())
    assert drawn.count("<rect") == 1 + 3 + 5
    assert "+0.75" in drawn
    assert "−0.40" in drawn
    assert drawn.count(chart_shade(0.75, signed=True)) == 1
