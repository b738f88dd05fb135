"""The regions screen: every panel, in both languages, on the real tables and on too little."""

from __future__ import annotations

import io
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from exports.charts.points import Points
from exports.spreadsheet import as_csv
from geo.map_layers import MapPaint
from scoring.inequality.measures import gini
from tests.screens.test_screens import html, open_screen
from ui.address.view import QUESTIONS, View
from ui.figures.answer import Answer
from ui.figures.space import kept as space_kept
from ui.regions import kept as kept_answers
from ui.regions.inputs import inputs_of
from ui.words.texts import LANGUAGES


def headline(text: str) -> str:
    """The sentence of a panel."""
    found = re.search(r'<h1 class="headline">(.*?)</h1>', text)
    assert found is not None
    return found.group(1)


def said(**fields: object) -> Answer:
    """What the page says."""
    return kept_answers.answer(View(year=2023).but(**fields))


def by_turns(*addresses: dict[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    """Every panel at every address; panels and addresses each in both languages by turns."""
    return [
        (panel, LANGUAGES[(place + turn) % len(LANGUAGES)], address)
        for place, panel in enumerate(QUESTIONS)
        for turn, address in enumerate(addresses)
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_link_restores_each_panel(question: str) -> None:
    """The address a panel settles at opens the same panel with the same sentence."""
    asked = {
        "show": "indicator.gdp_per_resident",
        "region": "east,west",
        "counting": "residents",
        "grouping": "province",
        "second": "indicator.pm25_annual_mean",
        "period": "2020-2023",
        "group": "pearl_river_delta",
        "city": "320500",
    }
    first = open_screen("regions", lang="en", question=question, **asked)
    settled = _address(first)
    assert settled.get("question", QUESTIONS[0]) == question
    again = open_screen("regions", **settled)
    assert _address(again) == settled
    assert headline(html(again)) == headline(html(first))
    assert "Suzhou" in html(again)


def _address(app: AppTest) -> dict[str, str]:
    """The parameters in the bar, of those given more than once the last."""
    return {
        name: value[-1] if isinstance(value, list) else value
        for name, value in app.query_params.items()
    }


@pytest.mark.parametrize(
    ("panel", "language", "address"),
    by_turns(
        {},
        {"show": "indicator.gdp_per_resident", "province": "440000", "counting": "residents"},
        {"show": "variable.resident_population", "year": "2010", "period": "2020-2023"},
        {"show": "indicator.gdp_growth", "grouping": "cluster", "group": "pearl_river_delta"},
        {"show": "indicator.big_data_zone", "second": "indicator.low_carbon_pilot"},
    ),
)
def test_every_panel_opens(panel: str, language: str, address: dict[str, str]) -> None:
    """Amounts, scores, values below zero, yes and no; the nation and a province."""
    app = open_screen("regions", lang=language, question=panel, **address)
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert len(headline(html(app))) > 10


@pytest.mark.parametrize(
    ("panel", "language", "address"),
    by_turns(
        {"province": "110000", "tier": "fifth"},  # no unit at all
        {"province": "110000"},  # one unit
        {"level": "league"},  # units, none of which has a score
        {"province": "640000"},  # five units
        {"show": "indicator.provincial_open_data_portal", "province": "440000"},  # all equal
        {"show": "indicator.big_data_zone", "province": "620000"},  # all zero
    ),
)
def test_too_little_is_told_not_drawn(panel: str, language: str, address: dict[str, str]) -> None:
    """No panel breaks on a selection without figures; each says what is the matter."""
    app = open_screen("regions", lang=language, question=panel, **address)
    assert not app.exception
    assert not app.error
    said = headline(html(app))
    assert "nan" not in said.lower()


def test_below_eight_units_inequality_is_withheld_with_a_reason() -> None:
    """Ningxia has five cities."""
    said = headline(html(open_screen("regions", lang="en", question="gap", province="640000")))
    assert "Fewer than eight of the chosen units have data (5)" in said


def test_all_equal_is_no_gap_and_no_pattern() -> None:
    """Hot spots are not defined, and the screen says so."""
    where = {"show": "indicator.waste_treatment_rate", "province": "370000"}
    said = headline(html(open_screen("regions", lang="en", question="gap", **where)))
    assert "there is no gap" in said
    said = headline(html(open_screen("regions", lang="en", question="spots", **where)))
    assert "not defined" in said


def test_sentence_table_and_computation_are_one_number(catalogue: Catalogue) -> None:
    """The Gini said is the Gini in the table is PySAL's."""
    found = said(question="gap", measure="indicator.gdp_per_resident")
    inputs = inputs_of(View(year=2023, measure="indicator.gdp_per_resident"))
    value = gini(inputs.value)
    assert f"Gini {value:.3f}" in found.headline
    assert [row[1] for row in found.tables[1].rows if row[0] == "Gini"] == [pytest.approx(value)]
    assert len(inputs.among) == len(catalogue.cities)


def test_a_file_is_read_back_with_codes_as_text(catalogue: Catalogue) -> None:
    """What is downloaded joins with any other table by code."""
    known = set(catalogue.cities["city_code"])
    for name in ("gap", "split", "spots", "pair", "people", "closing"):
        table = next(one for one in said(question=name).tables if "Code" in one.columns)
        read = pd.read_csv(io.BytesIO(as_csv(table)), dtype={"Code": str})
        assert set(read["Code"]) <= known, name
        assert len(read) == len(table.rows) > 200, name


def test_what_cities_carry_sums_to_the_whole() -> None:
    """For every grouping and both ways of counting."""
    for grouping in ("region", "province", "cluster", "tier"):
        for counting in ("cities", "residents"):
            found = said(question="split", grouping=grouping, counting=counting)
            table = next(one for one in found.tables if "Code" in one.columns)
            share = table.columns.index("Of the gap, %")
            assert sum(float(row[share] or 0) for row in table.rows) == pytest.approx(100)


def test_the_four_first_clusters_are_outlined_until_others_are_chosen() -> None:
    """And a cluster looked into is outlined, flown to and listed."""
    assert len(_paint().outlined) == 4
    paint = _paint(group="central_guizhou", outline=("beibu_gulf",))
    assert [name.partition(" (")[0] for name in paint.outlined] == ["Beibu Gulf", "Central Guizhou"]
    assert len(paint.focus) == 6
    assert "highest first (6)" in html(open_screen("regions", lang="en", group="central_guizhou"))


def _paint(**fields: object) -> MapPaint:
    picture = said(**fields).picture
    assert picture is not None
    return picture.paint


def test_boundary_changes_are_left_out_and_named() -> None:
    """Jinan took in Laiwu, Chengdu took in Jianyang."""
    found = said(question="people")
    assert all(name in " ".join(found.notes) for name in ("Jinan", "Chengdu"))
    columns = found.tables[0].columns
    jinan = next(row for row in found.tables[0].rows if "370100" in row)
    assert jinan[columns.index("Change a year, %")] is None
    assert (
        jinan[columns.index("What the source says")] == "from the figures of 2019 on, took in Laiwu"
    )


def test_a_measure_of_one_year_is_said_to_be_one() -> None:
    """The index has one year; the answer is of a measure with several and says why."""
    notes = said(question="closing").notes
    assert any("has no levels of several years" in note for note in notes)
    notes = said(question="closing", measure="indicator.gdp_per_resident").notes
    assert not any("has no levels of several years" in note for note in notes)
    assert any("published real growth" in note for note in notes)


def test_growth_of_gdp_is_what_was_published(catalogue: Catalogue) -> None:
    """City for city, not the difference of two levels."""
    found = said(question="closing", measure="indicator.gdp_per_resident", since=2022)
    chart = next(chart for chart in found.charts if isinstance(chart, Points))
    values = catalogue.values
    published = values[(values["variable"] == "gdp_growth") & (values["year"] == 2023)]
    expected = published.set_index("city_code")["value"].reindex(list(chart.codes))
    assert len(chart.codes) > 250
    assert list(chart.y) == pytest.approx(expected.tolist())


def test_hot_spots_are_the_same_for_everybody() -> None:
    """A fixed seed, shown on the page; the islands are joined and named."""
    view = View(year=2023, question="spots")
    among = inputs_of(view).among
    one = space_kept.pattern("index", 2023, view.choices, among, 2023)
    space_kept.pattern.clear()
    again = space_kept.pattern("index", 2023, view.choices, among, 2023)
    pd.testing.assert_frame_equal(one.units, again.units)
    notes = said(question="spots").notes
    assert any("seed 2023" in note for note in notes)
    assert any("joined to the nearest" in note for note in notes)
