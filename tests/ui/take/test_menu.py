"""What is on the screen as files, read back by other libraries: the same figures everywhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pyogrio
import pytest
from openpyxl import load_workbook

from exports.charts.grid import Grid
from geo.boundaries.units import read_units
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.city.report import city_report
from ui.diagnosis.kept import diagnosis
from ui.edition.said import data_line
from ui.figures import kept
from ui.figures.space import kept as space_kept
from ui.regions.report import region_report
from ui.take.menu import KINDS, kinds_of, named, svg_of, workbook_of
from ui.take.table import COLUMNS, view_frame
from ui.words.texts import LANGUAGES, Language, Words, read_texts

VIEW = View(measure="variable.gdp", year=2023, province=("440000",), outline=("pearl_river_delta",))


def _file(kind: str, view: View) -> bytes:
    return KINDS[kind][0](answer_of("atlas", view), view)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_has_figures_sources_and_choices(language: Language) -> None:
    """337 rows, codes as text, the values of the screen, and two sheets beside."""
    book = load_workbook(io.BytesIO(_file("xlsx", VIEW.but(language=language))))
    words = Words(language)
    sheets = ("take.wide", "take.wide_years", "exports.sources", "exports.choices")
    assert book.sheetnames[1:] == [words(sheet) for sheet in sheets]
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 337
    values = kept.measure("variable.gdp", 2023).values
    by_code = {str(row[0]): row[4] for row in rows}
    assert by_code["440300"] == values["440300"]
    assert isinstance(rows[0][0], str)
    missing = values.index[values.isna()][0]
    assert by_code[missing] is None


def test_csv_and_layers_carry_the_same_figures(tmp_path: Path) -> None:
    """One frame behind all of them."""
    frame, units = view_frame(VIEW), read_units(space_kept.boundaries())
    lines = _file("csv", VIEW).decode("utf-8-sig").splitlines()
    told = [line for line in lines if line.startswith("# ")]
    assert told[0] == f"# {data_line(Words('en')).replace(',', ';')}"
    assert told == lines[: len(told)]
    # Each says what it is about, in which unit and year, whence, and what reopens it.
    assert "Gross domestic product; 2023" in told[1]
    assert "CNY" in told[2]
    assert any(line.startswith("# Sources: NBS") for line in told)
    assert "province=440000" in told[-1]
    rows = list(csv.DictReader(lines[len(told) :]))
    assert [row["Code"] for row in rows] == list(frame.index)
    layer_told = json.loads(_file("geojson", VIEW))
    assert layer_told["description"].startswith(data_line(Words("en")))
    assert "province=440000" in layer_told["description"]
    features = layer_told["features"]
    assert {f["properties"]["city_code"] for f in features} == set(units.index)
    path = tmp_path / "x.gpkg"
    path.write_bytes(_file("gpkg", VIEW))
    layer = pyogrio.read_dataframe(path, layer="units").set_index("city_code")
    assert layer.loc["440300", "value"] == frame.loc["440300", "value"]
    # The median rank is that of the index, which is not shown here.
    assert set(layer.columns) >= set(COLUMNS) - {"city_code", "median_rank"}
    beyond = layer.loc[units.index[units["outside"] != ""]]
    assert "Taiwan" in set(beyond["name"])
    assert beyond["value"].isna().all()
    assert set(beyond["note"]) == {Words("en")("common.outside")}
    said = answer_of("atlas", VIEW).picture
    assert said is not None
    assert said.legend is not None
    for row in said.legend.classes:
        assert (layer["class_label"] == row.label).sum() == list(said.paint.classes.values()).count(
            int(row.place)
        )
    assert len(pyogrio.read_dataframe(path, layer="sources")) >= 1
    assert len(pyogrio.read_dataframe(path, layer="choices")) > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_what_the_answer_has_and_called_after_it(language: Language) -> None:
    """No map layer of what has no map; the measure's name in the reader's language."""
    mapped = answer_of("atlas", VIEW.but(language=language))
    assert list(kinds_of(mapped)) == list(KINDS)
    assert {"en": "Gross domestic product, 2023", "zh": "地区生产总值（2023年）"}[
        language
    ] in named(mapped)
    chain = answer_of("sources", View(language=language, tab="chain", city="320500"))
    assert list(kinds_of(chain)) == ["xlsx", "csv"]
    coverage = answer_of("sources", View(language=language))
    assert list(kinds_of(coverage)) == ["png", "svg", "xlsx", "csv"]
    assert KINDS["svg"][0](coverage, View(language=language)).startswith(b"<svg")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_of_the_view_stands_alone(language: Language) -> None:
    """Its sentence, its filter's name and its source are in it."""
    svg = _file("svg", VIEW.but(language=language)).decode()
    said = " ".join(node.text or "" for node in ElementTree.fromstring(svg).iter())
    assert {"en": "Guangdong", "zh": "广东省"}[language] in said
    assert {"en": "Yearbook", "zh": "统计年鉴"}[language] in said


def test_a_picture_of_the_view_is_one_of_pixels() -> None:
    """Whatever the language of what is written on it."""
    assert _file("png", VIEW).startswith(b"\x89PNG")


def test_every_column_has_a_heading() -> None:
    """Each column of an export is named in both languages."""
    assert set(COLUMNS.values()) <= set(read_texts())
    assert set(view_frame(VIEW).reset_index().columns) == set(COLUMNS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("city", ["320500", "513200"])
def test_a_city_report_cites_every_figure(language: Language, city: str) -> None:
    """Each row with a value has the number of a source that is listed; gaps say why."""
    report = city_report(View(language=language, city=city, year=2023))
    listed = {str(row[0]) for row in report.sources.rows}
    title = Words(language)("city.indicators")
    [indicators] = [table for table in report.tables if table.title == title]
    for name, value, _, rank, cited in indicators.rows:
        if rank:
            assert set(str(cited).split(", ")) <= listed, name
        elif value:
            assert Words(language)("common.no_data") in str(value)
    assert len(report.bars) == (6 if city == "320500" else 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_carries_the_diagnosis_of_the_screen(language: Language) -> None:
    """The same suggestions with their sources; of a unit without figures, what to measure first."""
    view, words = View(language=language, city="620600", year=2023), Words(language)
    points = dict(city_report(view).findings)[words("exports.suggestions")]
    shown = diagnosis(view, "620600").suggestions
    assert len(points) == min(4, len(shown)) > 0
    assert all("[" in point.text for point in points)
    unscored = dict(city_report(view.but(city="513200")).findings)
    assert unscored[words("exports.measure_first")]
    region = dict(region_report(View(language=language, province=("440000",), year=2023)).findings)
    assert words("exports.suggestions") in region


def test_a_region_report_lists_its_members() -> None:
    """The 21 cities of Guangdong, best first."""
    report = region_report(View(province=("440000",), year=2023))
    members = report.tables[0].rows
    assert len(members) == 21
    ranks = [int(str(row[1])) for row in members if row[1] is not None]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_without_a_map_says_below_which_index_it_is_of(language: Language) -> None:
    """And whence its figures come, as the picture of a map does."""
    view = View(language=language, panel="see")
    said = answer_of("index_lab", view)
    assert said.picture is None
    root = ElementTree.fromstring(svg_of(said, view))
    drawn = "".join(node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text"))
    assert said.edition.replace(" ", "") in drawn.replace(" ", "")
    assert Words(language)("exports.boundaries") not in drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_settings_of_a_file_name_what_it_shows_and_lead_back_to_it(language: Language) -> None:
    """Also where a screen follows another measure than the View's."""
    view = View(language=language, question="closing")
    said = answer_of("regions", view)
    book = load_workbook(io.BytesIO(workbook_of(said, view)))
    settings = [[cell.value for cell in row] for row in book.worksheets[-1].iter_rows()]
    words = Words(language)
    told = {str(row[0]): str(row[1]) for row in settings}
    assert told[words("exports.choice_measure")] == said.subject
    assert told[words("exports.choice_link")].startswith("/regions?")


def test_a_long_name_of_a_file_ends_with_a_word() -> None:
    """And has no dash where a title has a colon or asks something."""
    said = answer_of("counties", View(county_part="gap"))
    assert named(said).endswith("lies inside")
    assert "-" not in named(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("screen", "view"), [("sources", View(tab="coverage")), ("index_lab", View(panel="see"))]
)
def test_no_name_of_a_grid_is_cut(screen: str, view: View, language: Language) -> None:
    """A picture of shades has room for the longest name of a row and of a column."""
    shown = kept.settle(view.but(language=language), screen)
    said = answer_of(screen, shown)
    drawn = [one.text for one in ElementTree.fromstring(svg_of(said, shown)).iter() if one.text]
    [grid, *_] = said.charts
    assert isinstance(grid, Grid)
    assert {*grid.rows, *grid.columns} <= set(drawn)
