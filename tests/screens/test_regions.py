"""The regions screen: every panel, in both languages, on the real tables and on too little."""

from __future__ import annotations

import io
import re

import pandas as pd
import pytest

from data.catalogue import Catalogue
from scoring.inequality.measures import gini
from tests.screens.test_screens import html, open_screen
from ui.address.view import QUESTIONS, View
from ui.figures import kept
from ui.regions import page as regions_page
from ui.regions.answer import answer
from ui.regions.inputs import Inputs, inputs_of
from ui.regions.panel import Panel
from ui.words.texts import LANGUAGES


def headline(text: str) -> str:
    """The sentence of a panel."""
    found = re.search(r'<h1 class="headline">(.*?)</h1>', text)
    assert found is not None
    return found.group(1)


def outlined(view: View) -> list[str]:
    """The clusters that the map of an answer outlines."""
    picture = answer(view).picture
    assert picture is not None
    return list(picture.paint.outlined)


def panel_of(**fields: object) -> tuple[Panel, Inputs]:
    """A panel as the page draws it."""
    view = View(year=2023).but(**fields)
    inputs = inputs_of(view)
    return regions_page.panel_of(inputs), inputs


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", QUESTIONS)
@pytest.mark.parametrize(
    "address",
    [
        {},
        {"show": "indicator.gdp_per_resident", "province": "440000", "counting": "residents"},
        {"show": "variable.resident_population", "year": "2010", "period": "2020-2023"},
        {"show": "indicator.gdp_growth", "grouping": "cluster", "group": "pearl_river_delta"},
        {"show": "indicator.big_data_zone", "second": "indicator.low_carbon_pilot"},
    ],
)
def test_every_panel_opens(panel: str, language: str, address: dict[str, str]) -> None:
    """Amounts, scores, values below zero, yes and no; the nation and a province."""
    app = open_screen("regions", lang=language, question=panel, **address)
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert len(headline(html(app))) > 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", QUESTIONS)
@pytest.mark.parametrize(
    "address",
    [
        {"province": "110000", "tier": "fifth"},  # no unit at all
        {"province": "110000"},  # one unit
        {"level": "league"},  # units, none of which has a score
        {"province": "640000"},  # five units
        {"show": "indicator.provincial_open_data_portal", "province": "440000"},  # all equal
        {"show": "indicator.big_data_zone", "province": "620000"},  # all zero
    ],
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
    view = View(year=2023, question="gap", measure="indicator.gdp_per_resident")
    inputs, said = inputs_of(view), answer(view)
    value = gini(inputs.value)
    assert f"Gini {value:.3f}" in said.headline
    table = said.tables[-1]
    assert table.rows[0][table.columns.index("Gini")] == pytest.approx(value)
    assert len(inputs.among) == len(catalogue.cities)


def test_a_file_is_read_back_with_codes_as_text() -> None:
    """What is downloaded joins with any other table by code."""
    for name in ("spots", "pair", "people", "closing"):
        panel, inputs = panel_of(question=name)
        table = panel.more[0] if panel.more else panel.table
        read = pd.read_csv(io.BytesIO(table.as_csv()), dtype={"city_code": str})
        assert set(read["city_code"]) <= set(inputs.names), name
        assert len(read) == len(table.frame) > 200, name


def test_the_four_first_clusters_are_outlined_until_others_are_chosen() -> None:
    """And a cluster looked into is outlined, flown to and listed."""
    assert set(outlined(View(year=2023))) == {
        "Yangtze River Delta (41)",
        "Pearl River Delta (9)",
        "Beijing–Tianjin–Hebei",
        "Chengdu–Chongqing",
    }
    view = View(year=2023, group="central_guizhou", outline=("beibu_gulf",))
    assert outlined(view) == ["Beibu Gulf", "Central Guizhou"]
    picture = answer(view).picture
    assert picture is not None
    assert len(picture.paint.focus) == 6
    said = html(open_screen("regions", lang="en", group="central_guizhou"))
    assert "Central Guizhou: members here, highest first (6)" in said


def test_boundary_changes_are_left_out_and_named() -> None:
    """Jinan took in Laiwu, Chengdu took in Jianyang."""
    panel, inputs = panel_of(question="people")
    said = " ".join(panel.notes)
    assert inputs.names["370100"] in said
    assert inputs.names["510100"] in said
    row = panel.table.frame.set_index("city_code").loc["370100"]
    assert pd.isna(row["yearly"])
    assert row["note"] == "boundary changed since 2010"


def test_one_year_is_said_to_be_one_year() -> None:
    """The index has one year; the panel shows the measures with two and says why."""
    panel, _ = panel_of(question="closing")
    assert any("2023 only" in note for note in panel.notes)
    panel, _ = panel_of(question="closing", measure="indicator.gdp_per_resident")
    assert not any("2023 only" in note for note in panel.notes)
    assert any("published real growth" in note for note in panel.notes)


def test_growth_of_gdp_is_what_was_published() -> None:
    """City for city, not the difference of two levels."""
    panel, inputs = panel_of(question="closing", change="gdp")
    rows = panel.more[0].frame.set_index("city_code")["growth"].dropna()
    values = inputs.catalogue.values
    published = values[(values["variable"] == "gdp_growth") & (values["year"] == 2023)]
    expected = published.set_index("city_code")["value"].reindex(rows.index)
    pd.testing.assert_series_equal(rows, expected, check_names=False, rtol=1e-9)


def test_hot_spots_are_the_same_for_everybody() -> None:
    """A fixed seed, shown on the page; the islands are joined and named."""
    view = View(year=2023, question="spots")
    inputs = inputs_of(view)
    one = kept.pattern("index", 2023, view.choices, inputs.among, 2023)
    kept.pattern.clear()
    again = kept.pattern("index", 2023, view.choices, inputs.among, 2023)
    pd.testing.assert_frame_equal(one.units, again.units)
    panel = regions_page.panel_of(inputs)
    assert "seed 2023" in panel.rests_on
    assert any("joined to the nearest" in note for note in panel.notes)
