"""Published files, read again by other libraries than wrote them: they say what the tables say."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image, ImageChops, ImageColor, ImageStat

from data.catalogue import FOLDER, Catalogue
from data.edition import current
from exports.charts.bars import Bars, Series
from exports.charts.grid import Grid
from exports.png import png_of
from geo.chart_colours import chart_colour, chart_shade, is_pale
from geo.themes import THEMES
from publish.dark import chart_in_both
from publish.figures import measure_frame
from publish.pictures import lighter, without_defaults
from publish.plan import Part
from tests.publish.conftest import PLAN
from ui.briefing.answers import answer_of
from ui.figures import kept
from ui.words.texts import LANGUAGES

UNITS_DRAWN = 372
# Inside a prefecture of Qinghai, in pixels of a published map.
_QINGHAI = (355, 300, 390, 318)


def _catalogue(site: Path) -> dict[str, Any]:
    catalogue: dict[str, Any] = json.loads((site / "index.json").read_text(encoding="utf-8"))
    return catalogue


def _file(site: Path, kind: str, code: str, ending: str) -> Path:
    entry = next(entry for entry in _catalogue(site)[kind] if entry["code"] == code)
    path: str = next(f["path"] for f in entry["files"] if f["path"].endswith(f".{ending}"))
    return site / path


def test_each_file_has_the_length_and_the_hash_of_the_catalogue(site: Path) -> None:
    """And the name of all but the metadata, which lies beside its table, begins its hash."""
    entries = (e for kind in ("measures", "cities", "questions") for e in _catalogue(site)[kind])
    for file in (file for entry in entries for file in entry["files"]):
        content = (site / file["path"]).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        assert (len(content), digest) == (file["bytes"], file["sha256"])
        assert digest[:10] in file["path"] or file["path"].endswith("-metadata.json")


@pytest.mark.parametrize("code", PLAN.measures)
def test_a_csv_equals_the_measure(site: Path, code: str) -> None:
    """Figure by figure to the last digit; what is missing is empty and has its reason."""
    measured = kept.shown(Part("measure", code).view("en"))
    read = pd.read_csv(_file(site, "measures", code, "csv"), dtype={"city_code": str})
    read = read.set_index("city_code")
    pd.testing.assert_series_equal(
        read["value"], measured.values.astype(float), check_names=False, check_exact=True
    )
    assert read["rank"].dropna().astype(int).to_dict() == measured.ranks.dropna().to_dict()
    missing = read[read["value"].isna()]
    assert len(missing)
    assert missing["why_none_zh"].notna().all()
    assert missing["rank"].isna().all()


@pytest.mark.parametrize("code", PLAN.measures)
def test_a_layer_has_every_unit_that_is_drawn(site: Path, code: str) -> None:
    """Taiwan, Hong Kong and Macau among them, without a value and with a note."""
    read = json.loads(_file(site, "measures", code, "geojson").read_text(encoding="utf-8"))
    units = {one["properties"]["city_code"]: one for one in read["features"]}
    assert len(units) == UNITS_DRAWN
    frame = measure_frame(code)
    for name in ("710000", "810000", "820000"):
        assert "value" not in units[name]["properties"]
        assert units[name]["properties"]["note_zh"]
    known = {
        c: one["properties"]["value"] for c, one in units.items() if "value" in one["properties"]
    }
    assert known == frame["value"].dropna().to_dict()
    west, south, east, north = 73, 3, 136, 54
    for one in units.values():
        x, y = one["geometry"]["coordinates"]
        assert west < x < east
        assert south < y < north


def test_every_shape_is_an_area(site: Path) -> None:
    """No islet has become a point by rounding, which geographic systems refuse beside areas."""
    read = json.loads(_file(site, "tables", "boundaries", "geojson").read_text(encoding="utf-8"))
    assert {unit["geometry"]["type"] for unit in read["features"]} == {"MultiPolygon"}
    assert len(read["features"]) == UNITS_DRAWN


def test_the_metadata_describe_each_column(site: Path) -> None:
    """In both languages, as the W3C's vocabulary for tables has it."""
    for kind, code in (("measures", "index"), ("cities", "320500")):
        table = _file(site, kind, code, "csv")
        told = json.loads(table.with_name(f"{table.name}-metadata.json").read_text("utf-8"))
        heads = next(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
        assert told["url"] == table.name
        assert [column["name"] for column in told["tableSchema"]["columns"]] == heads
        assert all(set(LANGUAGES) <= set(c["titles"]) for c in told["tableSchema"]["columns"])
        assert list(_odd({**told, "@context": "", "tableSchema": ""})) == []
        assert current().label in json.dumps(told["dc:bibliographicCitation"])


def _odd(said: Any) -> Iterator[str]:
    """What is no linked data: names without a vocabulary, which the W3C's validators refuse."""
    if isinstance(said, list):
        for one in said:
            yield from _odd(one)
    if isinstance(said, dict):
        for name, value in said.items():
            if name not in {"url", "dialect", "tableSchema"}:
                yield from _odd(value)
                yield from () if name[0] == "@" or ":" in name else (name,)


def test_the_file_of_a_city_equals_those_of_the_measures(site: Path) -> None:
    """A row each, the same figure."""
    read = pd.read_csv(_file(site, "cities", "320500", "csv")).set_index("measure")
    assert list(read.index) == list(PLAN.measures)
    told = [measure_frame(code)["value"].to_dict()["320500"] for code in PLAN.measures]
    assert read["value"].tolist() == told


def test_pictures_open(site: Path) -> None:
    """With both languages' headlines in the SVG, in a size a page can show."""
    drawn = ElementTree.parse(_file(site, "measures", "index", "svg")).getroot()
    texts = "".join(drawn.itertext())
    assert "北京市" in texts
    assert "Beijing leads" in texts.replace("\n", " ")
    # A headline alone does not say what it is of.
    assert "Smart-city index, 2023" in texts.replace("\n", " ")
    with Image.open(_file(site, "measures", "index", "png")) as picture:
        assert picture.size == (720, 540)
        colours = {colour for _, colour in picture.convert("RGB").getcolors() or ()}
    # Each class is what the legend says, and no data is hatched and not the white of outside.
    theme = THEMES["light"]
    paint = answer_of("atlas", Part("measure", "index").view("en")).picture
    assert paint is not None
    wanted = {*paint.paint.colours.light, theme.no_data, theme.no_data_line, theme.sea}
    assert {ImageColor.getrgb(colour) for colour in wanted} <= colours
    for ending in ("svg", "png", "geojson"):
        assert _file(site, "cities", "654300", ending).stat().st_size > 500


def test_the_hatch_of_no_data_has_no_colour_of_a_class(site: Path) -> None:
    """In the middle of Qinghai, which has no index, no pixel is of a class."""
    with Image.open(_file(site, "measures", "index", "png")) as picture:
        hatched = picture.convert("RGB").crop(_QINGHAI)
        colours = {colour for _, colour in hatched.getcolors() or ()}
    paint = answer_of("atlas", Part("measure", "index").view("en")).picture
    assert paint is not None
    assert len(colours) > 1
    assert colours.isdisjoint(map(ImageColor.getrgb, paint.paint.colours.light))


def test_letters_of_a_small_chart_can_be_read(site: Path) -> None:
    """With few colours a city's chart is nearly as it is drawn with all: a 3 is no 8."""
    svg = _file(site, "cities", "320500", "svg").read_text(encoding="utf-8")
    with Image.open(_file(site, "cities", "320500", "png")) as picture:
        small = picture.convert("L")
    with Image.open(io.BytesIO(png_of(svg, 0.7))) as picture:
        whole = picture.convert("L")
    assert small.size == whole.size
    assert max(ImageStat.Stat(ImageChops.difference(small, whole)).rms) < 5


def test_a_chart_is_dark_where_a_page_asks_for_it(site: Path) -> None:
    """Each colour has its dark one; opened alone nothing of it applies, so offices get it light."""
    drawn = _file(site, "cities", "320500", "svg").read_text(encoding="utf-8")
    for role in ("paper", "ink", "main", "second"):
        light, dark = chart_colour(role), chart_colour(role, "dark")
        assert f'#dark:target [fill="{light}"]{{fill:{dark}}}' in drawn
    assert drawn.count("#dark:target ") == drawn.count("}")
    assert drawn.startswith('<svg id="dark" ')
    for page in (site / "en" / "320500.html", site / "en" / "regions-gap.html"):
        said = page.read_text(encoding="utf-8")
        assert said.count('.svg#dark"><img ') == said.count("<source ") > 0


def test_shades_have_dark_colours_and_letters_on_pale_ones_stay_dark() -> None:
    """A grid's shades lie between three colours; what lies on an orange bar is no ink."""
    grid = Grid(title="", rows=("a",), columns=("b",), values=((0.4,),), legend="share")
    assert f'[fill="{chart_shade(0.4)}"]{{fill:{chart_shade(0.4, "dark")}}}' in chart_in_both(grid)
    series = (Series("deep", (40.0,)), Series("pale", (60.0,), "second"))
    drawn = chart_in_both(Bars(title="", categories=("a",), series=series, stacked=True))
    letters, dark = chart_colour("on_pale"), chart_colour("on_pale", "dark")
    assert f'[fill="{letters}"]{{fill:{dark}}}' in drawn
    assert not is_pale(dark)


def test_tables_are_those_of_the_atlas(site: Path) -> None:
    """Unpacked, byte for byte; pandas reads them packed."""
    packed = {
        entry["code"]: site / entry["files"][0]["path"]
        for entry in _catalogue(site)["tables"]
        if entry["files"][0]["path"].endswith(".csv.gz")
    }
    assert set(packed) == {field.name for field in fields(Catalogue)}
    for code, path in packed.items():
        assert gzip.decompress(path.read_bytes()) == (FOLDER / f"{code}.csv").read_bytes()
    assert len(pd.read_csv(packed["cities"])) == len(kept.catalogue().cities)


def test_a_drawing_says_no_default() -> None:
    """What it shows is the same: only what holds without being said is left out."""
    line = '<text x="14.0" y="2.5" fill="#1d2733" font-weight="{}" text-anchor="{}">1.0</text>'
    drawn = line.format("normal", "start") + line.format("bold", "end")
    assert without_defaults(drawn) == (
        '<text x="14" y="2.5" fill="#1d2733">1.0</text>'
        '<text x="14" y="2.5" fill="#1d2733" font-weight="bold" text-anchor="end">1.0</text>'
    )


def test_a_lighter_picture_has_its_shapes() -> None:
    """Ten tenths are a unit, two units a step; colours are joined, with a line around each."""
    square = '<path transform="scale(0.1)" vector-effect="none" {} d="M{} 0l100 0l0 100l-100 0z"/>'
    red = 'fill="#ff0000" fill-opacity="1" fill-rule="evenodd"'
    lines = 'fill="none" stroke="#ffffff" stroke-width="6" stroke-linejoin="round"'
    drawn = square.format(red, 0) + square.format(red, 200) + square.format(lines, 0)
    assert lighter(drawn) == (
        f'<path transform="scale(2)" {red} stroke="#ffffff" stroke-width="0.3" '
        'stroke-linejoin="round" d="M0 0l5 0 0 5-5 0zM10 0l5 0 0 5-5 0z"/>'
    )
