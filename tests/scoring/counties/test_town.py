"""Town and country: means by how urban counties are, and the two ends of each prefecture."""

from __future__ import annotations

import numpy as np
import pytest
from pandas import Series

from scoring.counties.town import town_and_country

_UNITS = list("abcdefgh")
_URBAN = Series([10.0, 20.0, 30.0, 49.0, 60.0, 80.0, 90.0, 100.0], _UNITS)
_RESIDENTS = Series([1.0, 3.0, 1.0, 1.0, 2.0, 2.0, 1.0, 1.0], _UNITS)
_PREFECTURE = Series(["p", "p", "q", "q", "p", "q", "r", None], _UNITS)


def _value() -> Series:
    return Series([1.0, 5.0, 2.0, 4.0, 6.0, 8.0, 9.0, 11.0], _UNITS)


def test_means_are_weighted_by_residents_and_bounds_belong_to_the_group_above() -> None:
    """30 % is no longer below 30 %: (1 + 3 × 5) / 4 = 4 below, (2 + 4) / 2 = 3 from it to 50."""
    found = town_and_country(_value(), _URBAN, _RESIDENTS, _PREFECTURE)
    assert found is not None
    assert found.groups["mean"].tolist() == [4.0, 3.0, 6.0, 8.0, 10.0]
    assert found.groups["counties"].tolist() == [2, 2, 1, 1, 2]


def test_each_prefecture_has_its_own_two_ends() -> None:
    """One of a single county has none, and a county under a province is in no prefecture."""
    found = town_and_country(_value(), _URBAN, _RESIDENTS, _PREFECTURE)
    assert found is not None
    assert found.prefectures[["town", "country"]].to_dict("index") == {
        "p": {"town": "e", "country": "a"},
        "q": {"town": "f", "country": "c"},
    }
    assert found.prefectures.loc["p", ["town_value", "country_value"]].to_numpy().tolist() == [
        6.0,
        1.0,
    ]


def test_what_has_no_figure_takes_no_part() -> None:
    """Seven counties are too few; a measure that is the same everywhere has nothing to share."""
    value = _value()
    value["a"] = np.nan
    assert town_and_country(value, _URBAN, _RESIDENTS, _PREFECTURE) is None
    alike = town_and_country(Series(2.0, _UNITS), _URBAN, _RESIDENTS, _PREFECTURE)
    assert alike is not None
    assert np.isnan(alike.correlation)
    assert np.isnan(alike.share)


def test_a_measure_that_is_how_urban_counties_are_follows_it() -> None:
    """Its rank correlation is one, and most of its inequality lies between the groups."""
    found = town_and_country(_URBAN, _URBAN, _RESIDENTS, _PREFECTURE)
    assert found is not None
    assert found.correlation == pytest.approx(1.0)
    assert found.share > 0.9
