"""Provinces as a whole: sums where every prefecture is known, means of most residents."""

from __future__ import annotations

import numpy as np
import pytest
from pandas import Series

from data.catalogue import Catalogue
from scoring.inequality.provinces import adds, of_provinces

_PROVINCE = Series({"a": "x", "b": "x", "c": "y", "d": "y"})
_PEOPLE = Series({"a": 3.0, "b": 1.0, "c": 4.0, "d": 5.0})


def test_amounts_are_summed_where_none_is_missing() -> None:
    """A sum of a part would be too small: y has none."""
    value = Series({"a": 1.0, "b": 3.0, "c": 7.0, "d": np.nan})
    found = of_provinces(value, _PEOPLE, _PROVINCE, summed=True)
    assert found["value"]["x"] == 4.0
    assert np.isnan(found["value"]["y"])
    assert found["known"].to_dict() == {"x": 2, "y": 1}


def test_a_mean_speaks_for_half_of_the_residents() -> None:
    """(3 × 1 + 1 × 3) / 4 = 1.5; four of nine residents are too few, five are enough."""
    value = Series({"a": 1.0, "b": 3.0, "c": 7.0, "d": np.nan})
    assert of_provinces(value, _PEOPLE, _PROVINCE, summed=False)["value"]["x"] == 1.5
    assert np.isnan(of_provinces(value, _PEOPLE, _PROVINCE, summed=False)["value"]["y"])
    other = Series({"c": np.nan, "d": 2.0})
    assert of_provinces(other, _PEOPLE, _PROVINCE, summed=False)["value"]["y"] == 2.0


def test_a_prefecture_without_residents_weighs_nothing_and_hides_nothing() -> None:
    """Its figure is left out of the mean, and of how many are known."""
    people = _PEOPLE.copy()
    people["b"] = np.nan
    value = Series({"a": 1.0, "b": 3.0, "c": 7.0, "d": 7.0})
    found = of_provinces(value, people, _PROVINCE, summed=False)
    assert found["value"].to_dict() == {"x": 1.0, "y": 7.0}
    assert found["known"]["x"] == 1


@pytest.mark.parametrize("variable", ["household_size", "gdp_per_capita", "average_wage"])
def test_means_do_not_add_up(catalogue: Catalogue, variable: str) -> None:
    """A household's size is counted in persons, and is no number of them."""
    unit = catalogue.variables.set_index("variable")["unit"][variable]
    assert not adds(variable, str(unit))
    assert adds("gdp", "CNY")
