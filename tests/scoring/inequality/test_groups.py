"""Clusters side by side: by hand, and on the real lists."""

from __future__ import annotations

import numpy as np
import pytest
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.inequality.groups import summarise_groups, weighted_mean
from scoring.inequality.measures import gini
from tests.scoring.shapes import cell

CITIES = [str(i) for i in range(10)]
VALUE = Series([10.0, 20, 30, 40, 50, 60, 70, 80, 90, np.nan], CITIES)
PEOPLE = Series([4.0, 1, 1, 1, 1, 1, 1, np.nan, 1, 9], CITIES)


def members(**groups: str) -> DataFrame:
    """A row for each digit of each group."""
    rows = [(group, city) for group, cities in groups.items() for city in cities]
    return DataFrame(rows, columns=["group", "city_code"])


def test_a_cluster_by_hand() -> None:
    """Four people at 10 and one at 20: (4 × 10 + 20) / 5; half of 20 people are in the rest."""
    table = summarise_groups(VALUE, PEOPLE, PEOPLE * 2, members(delta="01", rest="23456789"))
    assert list(table.index) == ["rest", "delta"]
    assert cell(table, "delta", "mean") == pytest.approx(60 / 5)
    assert cell(table, "delta", "median") == 15
    assert cell(table, "delta", "range") == 10
    assert cell(table, "delta", "population_share") == pytest.approx(5 / 20)
    assert cell(table, "delta", "gdp_share") == pytest.approx(5 / 20)
    assert cell(table, "delta", "gini_withheld") == "few_units"
    assert (cell(table, "rest", "members"), cell(table, "rest", "known")) == (8, 7)
    assert (cell(table, "rest", "low_city"), cell(table, "rest", "high_city")) == ("2", "8")


def test_the_internal_gini_is_the_gini_of_its_members() -> None:
    """Each city once."""
    table = summarise_groups(VALUE, PEOPLE, PEOPLE, members(nine="012345678"))
    assert cell(table, "nine", "gini") == pytest.approx(gini(VALUE[:9]))


def test_a_group_without_any_figure_stays_in_the_table() -> None:
    """Last, with its members counted and nothing said of them."""
    table = summarise_groups(VALUE, PEOPLE, PEOPLE, members(empty="9", some="01"))
    assert list(table.index) == ["some", "empty"]
    assert cell(table, "empty", "known") == 0
    assert table.loc["empty", ["mean", "median", "range", "gini"]].isna().all()
    assert cell(table, "empty", "population_share") == pytest.approx(9 / 20)


def test_shares_of_residents_and_of_output_are_of_the_same_cities() -> None:
    """City 9 has nine residents and no output: it counts in neither share."""
    output = PEOPLE.where(PEOPLE.index != "9")
    table = summarise_groups(VALUE, PEOPLE, output, members(delta="01", unknown="9"))
    assert cell(table, "delta", "population_share") == pytest.approx(5 / 11)
    assert cell(table, "delta", "gdp_share") == pytest.approx(5 / 11)
    assert np.isnan(cell(table, "unknown", "population_share"))


def test_a_city_listed_twice_is_refused() -> None:
    """It would count double."""
    with pytest.raises(DataError):
        summarise_groups(VALUE, PEOPLE, PEOPLE, members(delta="011"))


def test_a_mean_without_people_is_no_mean() -> None:
    """Not zero."""
    assert np.isnan(weighted_mean(Series([1.0]), Series([np.nan])))


def test_the_real_clusters_overlap_and_each_is_whole(catalogue: Catalogue) -> None:
    """Twenty lists; a city of two clusters counts in both."""
    named = catalogue.clusters.rename(columns={"cluster": "group"})
    one = Series(1.0, catalogue.cities["city_code"])
    table = summarise_groups(one, one, one, named)
    assert len(table) == 20
    assert table["members"].sum() == len(named) > named["city_code"].nunique()
    assert cell(table, "yangtze_river_delta", "members") == 41
    assert cell(table, "yangtze_river_delta", "population_share") == pytest.approx(41 / 337)
