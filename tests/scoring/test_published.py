"""A figure serves for four years and never across a break."""

from __future__ import annotations

import pandas as pd
import pytest

from data.catalogue import Catalogue
from scoring.published import LONGEST_YEARS, PublishedFigures, latest_figures

VALUES = pd.DataFrame(
    [
        ("a", "gdp", 2012, 12.0, "book", ""),
        ("a", "gdp", 2019, 19.0, "book", ""),
        ("b", "gdp", 2019, 29.0, "book", ""),
        ("b", "gdp", 2021, None, "book", "withheld: printed 7"),
        ("c", "gdp", 2019, 39.0, "book", ""),
    ],
    columns=["city_code", "variable", "year", "value", "source", "note"],
)
BREAKS = pd.DataFrame(
    [
        ("gdp", None, None, 2024, "census", "another vintage"),
        (None, "c", None, 2020, "boundary", "another territory"),
        ("gdp", "a", 2010, 2016, "definition", "another definition"),
    ],
    columns=["variable", "city_code", "since", "year", "kind", "note"],
)


def _latest(year: int) -> PublishedFigures:
    return latest_figures(VALUES, BREAKS, pd.Index(["gdp"]), ["a", "b", "c"], year)


def test_a_figure_serves_for_four_years() -> None:
    """That of 2019 to 2023; in 2018 nothing of 2012 stands in."""
    assert _latest(2019 + LONGEST_YEARS).value[0, 0] == 19.0
    assert pd.isna(_latest(2018).value[0, 0])
    assert _latest(2018).source[0, 0] == ""
    assert pd.isna(_latest(2018).year[0, 0])


def test_a_break_ends_the_service_of_a_figure() -> None:
    """Of this unit's territory in 2020, of every unit's GDP in 2024."""
    assert _latest(2019).value[2, 0] == 39.0
    assert pd.isna(_latest(2020).value[2, 0])
    assert pd.isna(_latest(2024).value).all()


def test_a_break_sets_apart_only_what_it_names() -> None:
    """The figure of 2012 is of 2010 or later and before 2016."""
    assert _latest(2015).value[0, 0] == 12.0
    assert pd.isna(_latest(2016).value[0, 0])


def test_a_withheld_figure_is_still_the_latest() -> None:
    """The one of 2019 does not stand in for that of 2021."""
    assert pd.isna(_latest(2023).value[1, 0])
    assert _latest(2023).note[1, 0] == "withheld: printed 7"


@pytest.mark.parametrize("year", [2023, 2024])
def test_gdp_of_2024_and_of_before_are_never_mixed(catalogue: Catalogue, year: int) -> None:
    """Neither in 2023 nor in 2024 do years from both sides stand side by side."""
    codes = list(catalogue.cities["city_code"])
    found = latest_figures(catalogue.values, catalogue.breaks, pd.Index(["gdp"]), codes, year)
    years = found.year[~pd.isna(found.year)]
    assert len(years) > 290
    assert (years == 2024).all() if year == 2024 else (years < 2024).all()
