"""The picture of a map: what stands in it, that it is whole, and that no text becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.build import BoundaryFiles
from geo.drawing.camera import beside_inset, camera, inside
from geo.drawing.drawn import SANSHA, Drawn, read_coarser, read_drawn
from geo.drawing.inset import inset_size
from geo.drawing.map import look
from geo.legend import Legend, LegendRow, Square
from geo.lettering import shorten, text_width, wrap
from geo.map_layers import MapPaint
from geo.map_words import MAP_WORDS
from geo.palettes import Ramp, bivariate
from geo.picture import MapPicture, draw_picture, head_of
from geo.themes import SELECTION, THEMES

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("x")</script>&\u0000\ufffe'
PAINT = MapPaint(
    classes={"110000": 1, "320500": 0, "513200": -1},
    colours=Ramp(("#aabbcc", "#112233"), ("#443322", "#eeddcc")),
    labels={},
    caption="Index",
    no_data_text="No data",
    outside_text="Outside",
    selected="320500",
    outlined={"Delta": ("320500", "310000")},
)
PICTURE = MapPicture(
    paint=PAINT,
    language="en",
    title="Beijing leads",
    subtitle="score, 2023",
    legend=Legend("Score", (LegendRow(1, "40–70", 59), LegendRow(0, "10–40", 58))),
    source="Sources: NBS",
)


@pytest.fixture(scope="module")
def drawn(boundary_files: BoundaryFiles) -> Drawn:
    """The lines of the map as a picture of common size has them."""
    return read_coarser(boundary_files, 3_000)


def _texts(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_picture_says_everything_by_itself(boundary_files: BoundaryFiles, language: str) -> None:
    """Title, legend with counts, source, cluster name, and the inset's title in its language."""
    said = _texts(draw_picture(replace(PICTURE, language=language), boundary_files))
    expected = ["Beijing leads", "score, 2023", "Score", "40–70", "59", "Sources: NBS", "Delta"]
    assert set(expected) <= set(said)
    assert MAP_WORDS[language].inset in said


def test_the_classes_and_the_selection_are_painted(boundary_files: BoundaryFiles) -> None:
    """Each class has its colour on the map and in the inset's units, the selection its outline."""
    svg = draw_picture(replace(PICTURE, legend=None), boundary_files)
    assert svg.count('fill="#112233"') == 1
    assert svg.count('fill="#aabbcc"') == 1
    assert SELECTION in svg


def test_the_nation_is_whole(boundary_files: BoundaryFiles) -> None:
    """372 units, the ten-dash line and the undetermined line are drawn; focus shows fewer."""
    whole = draw_picture(replace(PICTURE, title=""), boundary_files)
    focused = replace(PAINT, focus=("320500",))
    near = draw_picture(replace(PICTURE, whole=False, paint=focused), boundary_files)
    drawn = read_drawn(boundary_files)
    assert len(drawn.rings) == 372
    assert set(drawn.lines) == {"ten_dash", "undetermined"}
    assert whole.count('fill-rule="evenodd"') >= 372
    assert near.count('fill-rule="evenodd"') < 200


@pytest.mark.parametrize(("width", "height"), [(1600, 1200), (1190, 1071), (700, 900), (1920, 800)])
def test_the_inset_covers_no_island(width: float, height: float, drawn: Drawn) -> None:
    """Taiwan and what lies west of it stand beside it, also in half a picture."""
    area = (0.0, 0.0, float(width), float(height))
    size = inset_size(drawn, height)
    inset = (width - size[0] - 20, height - size[1] - 16, *size)
    seen = camera(drawn.nation, inside(beside_inset(drawn, area, inset)))
    west, _, east, _ = drawn.extents["710000"]
    assert seen.at(east, 0.0)[0] < inset[0]
    assert 0 <= seen.at(drawn.nation[0], 0.0)[0] < seen.at(west, 0.0)[0]


def test_two_measures_have_a_square(boundary_files: BoundaryFiles) -> None:
    """Nine fields with their counts, both measures named, and no row of a class."""
    square = Square("Development", "Environment", tuple(range(101, 110)))
    rows = (LegendRow(0, "class 0", 1), LegendRow("no_data", "None", 41))
    paint = replace(PAINT, colours=bivariate())
    both = replace(PICTURE, paint=paint, legend=Legend("Both", rows, square=square))
    said = _texts(draw_picture(both, boundary_files))
    assert {"Both", "Development →", "↑ Environment", "None", "41"} <= set(said)
    assert {str(count) for count in square.counts} <= set(said)
    assert "class 0" not in said


def test_hostile_text_stays_text(boundary_files: BoundaryFiles) -> None:
    """Markup in a name is shown as it is, and the file is still XML."""
    legend = Legend(HOSTILE, (LegendRow(1, HOSTILE, 1),), note=HOSTILE)
    hostile = replace(PICTURE, title=HOSTILE, source=HOSTILE, legend=legend)
    svg = draw_picture(hostile, boundary_files)
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert any("<script>" in text for text in _texts(svg))


def test_a_picture_asks_for_nothing(boundary_files: BoundaryFiles) -> None:
    """No address in it but the name of its own format."""
    svg = draw_picture(PICTURE, boundary_files)
    assert svg.count("http") == 1
    assert "href" not in svg


def test_shapes_are_those_of_the_built_file(boundary_files: BoundaryFiles) -> None:
    """A unit has the area that the GeoParquet beside it has, and borders are shared."""
    drawn = read_drawn(boundary_files)
    outer, *holes = drawn.shape("320500")
    assert shapely.Polygon(outer).area == pytest.approx(8.5e9, rel=0.1)  # 8,657 km²
    assert all(len(owners) in (1, 2) for owners in drawn.owners)
    assert not holes


def test_thinning_keeps_borders_together(boundary_files: BoundaryFiles) -> None:
    """Each border is thinned once for both sides; islets keep their shape."""
    full, thin = read_drawn(boundary_files), read_coarser(boundary_files, 1_600.0)
    assert sum(map(len, thin.arcs)) < 0.9 * sum(map(len, full.arcs))
    assert thin.owners == full.owners
    assert len(thin.shape(f"{SANSHA}00")) == len(full.shape(f"{SANSHA}00"))
    assert all(len(ring) >= 4 for code in thin.rings for ring in thin.shape(code))


@given(st.text(max_size=200), st.floats(40, 2000), st.integers(1, 5))
def test_lines_fit_their_width(text: str, width: float, most: int) -> None:
    """No line is wider than asked for, none but the last loses a letter."""
    lines = wrap(text, width, 20, most)
    assert len(lines) <= most
    assert all(text_width(line, 20) <= max(width, 20.0 * 2) for line in lines)
    everything = wrap(text, width, 20)
    assert "".join("".join(everything).split()) == "".join(text.split())


def test_punctuation_does_not_start_a_line() -> None:
    """A Chinese comma stays with the character before it."""
    lines = wrap("智慧城市，发展", 80, 20)
    assert lines == ["智慧城", "市，发展"] or not any(line.startswith("，") for line in lines)
    assert shorten("abcdef", 30, 20).endswith("…")


def test_an_opening_mark_does_not_end_a_line() -> None:
    """A bracket or quotation mark stays with what it opens, after figures and marks too."""
    text = "人口为2023年（其中3个为2022年）（其中19个为“第七次普查”）"
    for width in range(60, 400, 10):
        lines = wrap(text, width, 20)
        assert "".join(lines) == text
        assert not [line for line in lines if line[-1] in "（“"]


def test_no_sentence_above_a_map_is_cut() -> None:
    """A long one is set smaller, in more lines, none of them wider than the picture."""
    said = "“人均地区生产总值”起点较低的城市增速并无明显差别（2017—2023年，年均−0.05个百分点）。"
    _, parts = head_of(replace(PICTURE, title=3 * said), 1600)
    lines = re.findall(r">([^<]+)</text>", "".join(parts))
    assert "".join(lines).count("百分点）。") == 3
    assert "…" not in "".join(lines)


def test_marks_are_full_width_among_characters() -> None:
    """Quotes and dashes take the room of a character where one stands beside them."""
    assert text_width("“甲”—", 10) == 40
    assert text_width("“a”", 10) < 20


def test_a_picture_for_a_dark_page_is_dark(boundary_files: BoundaryFiles) -> None:
    """Sea, units, borders and classes follow the theme of the paint, not one of them the other."""
    light, dark = (
        draw_picture(MapPicture(replace(PAINT, theme=theme), "en"), boundary_files)
        for theme in ("light", "dark")
    )
    for one, other, own in ((light, dark, "light"), (dark, light, "dark")):
        dress = THEMES[own]
        colours = {dress.sea, dress.no_data, dress.province_border, dress.national_border}
        for colour in {*colours, *PAINT.colours.of(own)} - {"#ffffff"}:
            assert colour in one
            assert colour not in other


def test_no_data_is_hatched_on_the_map_and_in_its_legend(boundary_files: BoundaryFiles) -> None:
    """Both are filled with the one pattern of the file; a style sheet writes the same colours."""
    row = LegendRow("no_data", "None", 41)
    svg = draw_picture(replace(PICTURE, legend=Legend("Score", (row,))), boundary_files)
    bare = draw_picture(replace(PICTURE, legend=None), boundary_files)
    assert svg.count('<pattern id="no-data"') == 1
    assert svg.count('fill="url(#no-data)"') == bare.count('fill="url(#no-data)"') + 1 > 1
    assert row.hatched
    for theme, own in THEMES.items():
        said = row.background(PAINT.colours, theme)
        assert own.no_data in said
        assert own.no_data_line in said
    assert LegendRow(1, "40–70").background(PAINT.colours, "light") == "#112233"


def test_a_region_is_as_large_with_the_islands_of_sansha_as_without(drawn: Drawn) -> None:
    """They lie far in the south, and in the inset; alone they are looked at all the same."""
    south = [code for code in drawn.rings if code.startswith("46")]
    islands = [code for code in south if code.startswith(SANSHA)]
    rest = [code for code in south if code not in islands]
    area = (0.0, 0.0, 800.0, 600.0)
    assert islands
    assert look(drawn, area, south) == look(drawn, area, rest)
    assert look(drawn, area, islands) != look(drawn, area)
    assert look(drawn, area, islands) != look(drawn, area, rest)
