"""Inequality: by hand, against PySAL on its own data, and what must hold for any cities."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from inequality.gini import Gini
from inequality.theil import Theil, TheilD
from libpysal.examples import get_path
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.arrays import Array
from scoring.inequality.decomposition import decompose_theil, partition_by_cluster
from scoring.inequality.dispersion import measure_dispersion, top_cluster_share, why_withheld
from scoring.inequality.measures import (
    coefficient_of_variation,
    gini,
    lorenz_curve,
    ninety_ten_ratio,
    share_of_lower_half,
    theil,
    williamson_index,
)

FEW = settings(max_examples=60, deadline=None)
DECADES = [f"pcgdp{year}" for year in range(1940, 2010, 10)]

amounts = st.integers(0, 10**6).map(lambda n: n / 8)
cities = arrays(float, st.integers(2, 40), elements=amounts).filter(lambda y: y.any())
MEASURES = [gini, theil, coefficient_of_variation]


def series(y: Array) -> Series:
    """Cities with made-up codes."""
    return Series(y, [f"{100000 + i}" for i in range(len(y))])


@pytest.fixture(scope="module")
def mexico() -> DataFrame:
    """The 32 Mexican states on which PySAL documents its own values."""
    return pd.read_csv(get_path("mexico.csv"))


def test_the_documented_values_of_mexico(mexico: DataFrame) -> None:
    """Printed in PySAL's documentation, from Rey and Sastré-Gutiérrez (2010)."""
    between = [0.0345889, 0.02816853, 0.05260921, 0.05931219, 0.03205257, 0.02963731, 0.03635872]
    within = [0.17435454, 0.12405598, 0.0521202, 0.04263506, 0.06354856, 0.07547525, 0.0702496]
    total = [0.20894344, 0.15222451, 0.10472941, 0.10194725, 0.09560113, 0.10511256, 0.10660832]
    group = mexico["hanson98"].astype(str)
    splits = [decompose_theil(mexico[decade], group) for decade in DECADES]
    np.testing.assert_allclose([split.between for split in splits], between, atol=5e-9)
    np.testing.assert_allclose([split.within for split in splits], within, atol=5e-9)
    np.testing.assert_allclose([theil(mexico[decade]) for decade in DECADES], total, atol=5e-9)


@pytest.mark.parametrize("weighted", [False, True])
def test_equal_weights_give_what_pysal_gives(mexico: DataFrame, weighted: bool) -> None:
    """Our own weighted formulas, with everybody alike, are PySAL's plain ones."""
    ones = Series(7.0, mexico.index) if weighted else None
    for decade in DECADES:
        y = mexico[decade]
        split = TheilD(y.to_numpy(), mexico["hanson98"].to_numpy())
        ours = decompose_theil(y, mexico["hanson98"].astype(str), ones)
        assert gini(y, ones) == pytest.approx(Gini(y.to_numpy()).g, abs=1e-12)
        assert theil(y, ones) == pytest.approx(Theil(y.to_numpy()).T, abs=1e-12)
        assert ours.between == pytest.approx(split.bg[0], abs=1e-12)
        assert ours.within == pytest.approx(split.wg[0], abs=1e-12)


def test_weights_stand_for_people_by_hand() -> None:
    """Three people at 1 and one at 5: mean 2, deviation √((3·1 + 9) / 4) = √3."""
    value, people = Series([1.0, 5.0]), Series([3, 1])
    assert williamson_index(value, people) == pytest.approx(np.sqrt(3) / 2)
    assert gini(value, people) == pytest.approx(gini(Series([1.0, 1, 1, 5])))
    assert theil(value, people) == pytest.approx(theil(Series([1.0, 1, 1, 5])))
    # The lower half of the four people are two of the three at 1: 2 of 8.
    assert share_of_lower_half(value, people) == pytest.approx(2 / 8)


def test_one_city_has_all() -> None:
    """The greatest inequality of n cities: T is ln n, Gini (n − 1) / n."""
    value = Series([0.0, 0, 0, 12])
    assert theil(value) == pytest.approx(np.log(4))
    assert gini(value) == pytest.approx(3 / 4)
    assert np.isnan(ninety_ten_ratio(value))


def test_between_is_ln_two_when_one_of_two_halves_has_all() -> None:
    """And nothing is left within."""
    split = decompose_theil(Series([0.0, 0, 3, 3]), Series(["a", "a", "b", "b"]))
    assert split.between == pytest.approx(np.log(2))
    assert split.within == pytest.approx(0, abs=1e-12)


def test_a_lorenz_curve_by_hand() -> None:
    """1, 2 and 5 of 8."""
    curve = lorenz_curve(Series([5.0, 1, 2], ["c", "a", "b"]))
    assert list(curve.index) == ["start", "a", "b", "c"]
    np.testing.assert_allclose(curve["value_share"], [0, 1 / 8, 3 / 8, 1])
    np.testing.assert_allclose(curve["unit_share"], [0, 1 / 3, 2 / 3, 1])


@FEW
@given(y=cities, factor=st.sampled_from([0.125, 3.0, 1e9]))
def test_the_unit_does_not_matter(y: Array, factor: float) -> None:
    """Yuan or billions: scale invariance."""
    for measure in MEASURES:
        assert measure(series(y * factor)) == pytest.approx(measure(series(y)), abs=1e-9)


@FEW
@given(y=cities, times=st.integers(2, 4))
def test_the_number_of_cities_does_not_matter(y: Array, times: int) -> None:
    """Every city doubled: replication invariance."""
    for measure in MEASURES:
        again = measure(series(np.tile(y, times)))
        assert again == pytest.approx(measure(series(y)), abs=1e-9)


@FEW
@given(y=cities, share=st.floats(0.05, 0.5), data=st.data())
def test_giving_to_a_poorer_city_lowers_inequality(
    y: Array, share: float, data: st.DataObject
) -> None:
    """The transfer principle of Pigou and Dalton."""
    rich = data.draw(st.integers(0, len(y) - 1))
    poor = data.draw(st.integers(0, len(y) - 1))
    if y[rich] - y[poor] < 1:
        return
    after = y.copy()
    moved = share * (y[rich] - y[poor])
    after[rich] -= moved
    after[poor] += moved
    for measure in MEASURES:
        assert measure(series(after)) < measure(series(y))


@FEW
@given(y=cities, data=st.data())
def test_the_split_closes_for_every_grouping(y: Array, data: st.DataObject) -> None:
    """Between + within = total, and the cities of a group carry what the group does."""
    n = len(y)
    labels = data.draw(st.lists(st.sampled_from("abcde"), min_size=n, max_size=n))
    weights = data.draw(arrays(float, n, elements=st.integers(1, 10**6).map(float)))
    value = series(y)
    group, people = Series(labels, value.index), Series(weights, value.index)
    for weight in (None, people):
        split = decompose_theil(value, group, weight)
        assert split.between + split.within == pytest.approx(split.total, abs=1e-12)
        assert split.total == pytest.approx(theil(value, weight), abs=1e-12)
        assert (split.cities["contribution"] >= 0).all()
        carried = split.cities.groupby("group")["contribution"].sum()
        added = split.groups["between"] + split.groups["within"]
        np.testing.assert_allclose(carried[added.index], added, atol=1e-12)


@FEW
@given(y=cities, data=st.data())
def test_a_city_of_k_people_counts_as_k_cities(y: Array, data: st.DataObject) -> None:
    """What weighting means, for every weighted measure."""
    k = data.draw(arrays(int, len(y), elements=st.integers(1, 4)))
    value, people = series(y), Series(k, series(y).index)
    one_each = series(np.repeat(y, k))
    assert gini(value, people) == pytest.approx(gini(one_each), abs=1e-9)
    assert theil(value, people) == pytest.approx(theil(one_each), abs=1e-9)
    spread = coefficient_of_variation(one_each)
    assert williamson_index(value, people) == pytest.approx(spread, abs=1e-9)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([1.0] * 7, "few_units"),
        ([], "few_units"),
        ([-1.0] * 9, "negative_values"),
        ([0.0] * 9, "all_zero"),
        ([0.0] * 8 + [1.0], ""),
    ],
)
def test_figures_are_withheld_with_a_reason(value: list[float], reason: str) -> None:
    """Below eight units, below zero, or nothing at all: no figure, and why."""
    cities_ = Series(value, dtype=float)
    found = measure_dispersion(cities_, Series(1.0, cities_.index))
    assert why_withheld(cities_) == found.withheld == reason
    assert np.isnan(found.gini) == bool(reason)


def test_all_equal_is_no_inequality() -> None:
    """Every figure at its lowest, and the reader is told."""
    found = measure_dispersion(Series([3.0] * 9), Series(range(1, 10)))
    assert found.equal
    assert found.gini == found.gini_weighted == found.variation == found.williamson == 0
    assert found.theil == pytest.approx(0, abs=1e-12)
    assert found.ninety_ten == 1


def test_a_city_without_people_is_left_out_of_weighted_figures_only() -> None:
    """Its value still counts once among cities."""
    value, people = Series(range(1, 10), dtype=float), Series([1.0] * 8 + [np.nan])
    found = measure_dispersion(value, people)
    assert (found.units, found.weighted_units) == (9, 8)
    assert found.gini_weighted == pytest.approx(gini(value[:8]))
    seven = measure_dispersion(value, people.mask(people.index > 6))
    assert np.isnan(seven.gini_weighted)
    assert seven.gini > 0


@pytest.mark.parametrize(
    ("value", "weight"),
    [
        ([], []),
        ([1.0, -1.0], [1, 1]),
        ([0.0, 0.0], [1, 1]),
        ([1.0, np.nan], [1, 1]),
        ([1.0, 2.0], [1, 0]),
        ([1.0, 2.0], [1, np.nan]),
    ],
)
def test_what_has_no_meaning_is_refused(value: list[float], weight: list[float]) -> None:
    """With a sentence, not a warning and a NaN."""
    with pytest.raises(DataError):
        gini(Series(value, dtype=float), Series(weight, dtype=float))


def test_weights_of_other_cities_are_refused() -> None:
    """Joined by code, never by place in the table."""
    with pytest.raises(DataError, match="same cities"):
        theil(Series([1.0, 2], ["1", "2"]), Series([1.0, 2], ["2", "1"]))
    with pytest.raises(DataError, match="exactly one group"):
        decompose_theil(Series([1.0, 2]), Series(["a", None]))


def test_a_city_of_several_clusters_is_counted_in_the_smallest() -> None:
    """A partition: no city twice."""
    members = DataFrame(
        [("wide", "1"), ("wide", "2"), ("wide", "3"), ("core", "2"), ("core", "3"), ("tip", "3")],
        columns=["cluster", "city_code"],
    )
    assert partition_by_cluster(members).to_dict() == {"1": "wide", "2": "core", "3": "tip"}


def test_the_leading_tenth_and_its_cluster() -> None:
    """Of 30 cities the first three, ties with the third included."""
    value = Series(range(30), [str(i) for i in range(30)], dtype=float)
    members = DataFrame({"cluster": ["a", "a", "b"], "city_code": ["29", "28", "27"]})
    name, share = top_cluster_share(value, members)
    assert (name, round(share, 9)) == ("a", round(2 / 3, 9))
    lowest = DataFrame({"cluster": ["a"], "city_code": ["0"]})
    assert top_cluster_share(value, lowest, -1)[0] == "a"
    name, share = top_cluster_share(value, lowest)
    assert name == ""
    assert np.isnan(share)
    assert top_cluster_share(value.clip(upper=26), members)[1] == 2 / 4
