"""From published rows to indicators: the right year, the right quotient, the reason for a gap."""

from __future__ import annotations

import pandas as pd
import pytest

from data.catalogue import Catalogue
from scoring.index.indicators import IndicatorTable, select_indicators
from tests.scoring.shapes import cell

VALUES = pd.DataFrame(
    [
        ("a", "gdp", 2022, 90.0, "book22", ""),
        ("a", "gdp", 2023, 100.0, "book23", "counts a district twice"),
        ("a", "people", 2020, 4.0, "census", ""),
        ("b", "gdp", 2023, None, "book23", "withheld: printed 7"),
        ("b", "gdp", 2022, 50.0, "book22", ""),
        ("b", "people", 2023, 5.0, "book23", ""),
        ("c", "gdp", 2023, 80.0, "book23", ""),
        ("c", "people", 2023, 0.0, "book23", ""),
        ("d", "gdp", 2024, 80.0, "book24", ""),
        ("a", "portal", 2022, 1.0, "survey", "as of October"),
        ("b", "portal", 2022, 0.0, "survey", ""),
        ("c", "portal", 2022, None, "survey", "withheld: unclear"),
    ],
    columns=["city_code", "variable", "year", "value", "source", "note"],
)
BREAKS = pd.DataFrame([], columns=["variable", "city_code", "since", "year", "kind", "note"])
INDICATORS = pd.DataFrame(
    [
        ("gdp_each", "gdp", "people", 10.0),
        ("gdp", "gdp", None, 1.0),
        ("pilots", "pilots:green", None, 1.0),
        ("lists", "pilots:green+one+portal", None, 1.0),
    ],
    columns=["indicator", "numerator", "denominator", "scale"],
)
PILOTS = pd.DataFrame(
    [
        ("one", "green", "a", 2019),
        ("one", "green", "a", 2020),
        ("two", "green", "a", 2023),
        ("three", "green", "a", 2024),
        ("one", "grey", "b", 2020),
    ],
    columns=["programme", "group", "city_code", "year"],
)


def _selected(year: int = 2023) -> IndicatorTable:
    return select_indicators(VALUES, INDICATORS, PILOTS, BREAKS, ["d", "c", "b", "a"], year)


def test_a_ratio_takes_the_latest_year_of_each_part() -> None:
    """100 of 2023 over 4 of the 2020 census, × 10; both years and sources are kept."""
    table = _selected()
    assert cell(table.value, "a", "gdp_each") == 250.0
    assert cell(table.year, "a", "gdp_each") == 2023
    assert cell(table.denominator_year, "a", "gdp_each") == 2020
    assert cell(table.source, "a", "gdp_each") == "book23; census"
    assert cell(table.note, "a", "gdp_each") == "counts a district twice"


def test_no_year_after_the_chosen_one_is_used() -> None:
    """In 2022 the figure of 2022 is the latest; a city with 2024 only has none."""
    assert cell(_selected(2022).value, "a", "gdp") == 90.0
    assert cell(_selected().reason, "d", "gdp") == "no_figure"


def test_an_older_figure_never_stands_in_for_a_withheld_one() -> None:
    """The gap stays a gap, with the reason the source gives."""
    table = _selected()
    assert pd.isna(cell(table.value, "b", "gdp"))
    assert cell(table.reason, "b", "gdp") == "withheld"
    assert cell(table.reason, "b", "gdp_each") == "withheld"
    assert cell(table.note, "b", "gdp") == "withheld: printed 7"


def test_a_zero_denominator_is_a_gap_with_a_reason() -> None:
    """80 ÷ 0 is not a number anybody may see."""
    table = _selected()
    assert pd.isna(cell(table.value, "c", "gdp_each"))
    assert cell(table.reason, "c", "gdp_each") == "denominator_zero"


def test_programmes_count_once_and_up_to_the_year() -> None:
    """Two of three programmes had begun by 2023; a city on no list has a true zero."""
    assert _selected().value["pilots"].tolist() == [0.0, 0.0, 0.0, 2.0]
    assert _selected(2010).value["pilots"].tolist() == [0.0] * 4
    assert _selected().year["pilots"].tolist() == [2023] * 4


def test_lists_of_several_kinds_are_added_and_none_is_counted_twice() -> None:
    """The group "green", programme "one" (which is in it, and in "grey") and a yes/no fact."""
    table = _selected()
    assert cell(table.value, "a", "lists") == 3.0  # one, two, and the portal
    assert cell(table.value, "b", "lists") == 1.0  # one, of the other group
    assert cell(table.year, "a", "lists") == 2023
    assert cell(table.source, "a", "lists") == "national_pilot_lists; survey"
    assert cell(table.note, "a", "lists") == "as of October"


def test_a_count_is_a_gap_where_a_fact_in_it_is_one() -> None:
    """What is withheld, or never said, of a yes/no fact leaves no count."""
    table = _selected()
    assert cell(table.reason, "c", "lists") == "withheld"
    assert cell(table.reason, "d", "lists") == "no_figure"
    assert table.value.loc[["c", "d"], "lists"].isna().all()


def test_a_city_alone_has_the_values_it_has_among_others() -> None:
    """Dropping units changes no other unit's raw values."""
    alone = select_indicators(VALUES, INDICATORS, PILOTS, BREAKS, ["a"], 2023)
    pd.testing.assert_frame_equal(alone.value, _selected().value.loc[["a"]])


@pytest.mark.parametrize(("city", "year"), [("210100", 2022), ("110000", 2023)])
def test_shenyang_uses_the_year_before(catalogue: Catalogue, city: str, year: int) -> None:
    """No 2023 population is printed for Shenyang, so that of 2022 stands in."""
    table = select_indicators(
        catalogue.values,
        catalogue.indicators,
        catalogue.pilots,
        catalogue.breaks,
        [city],
        2023,
    )
    assert cell(table.denominator_year, city, "gdp_per_resident") == year


def test_every_cell_of_the_atlas_is_traced(catalogue: Catalogue) -> None:
    """A value has a year and a source; a gap has a reason."""
    table = select_indicators(
        catalogue.values,
        catalogue.indicators,
        catalogue.pilots,
        catalogue.breaks,
        catalogue.cities["city_code"].tolist(),
        2023,
    )
    shown = table.value.notna()
    assert ((table.reason == "") == shown).all(axis=None)
    assert table.year.where(shown, 0).notna().all(axis=None)
    assert (table.source.where(shown, "none") != "").all(axis=None)
    withheld = table.reason == "withheld"
    assert withheld.to_numpy().sum() > 20
    assert (
        table.note.where(withheld, "withheld").map(lambda note: "withheld" in note).all(axis=None)
    )
