"""Indicators on one scale: every method on tables small enough to check by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.errors import DataError
from scoring.index.normalise import Normalisation, normalise
from tests.scoring.shapes import column

UP = pd.Series({"x": 1})
DOWN = pd.Series({"x": -1})


@pytest.mark.parametrize(
    ("how", "up", "down"),
    [
        ("minmax", [0, 25, 100], [100, 75, 0]),
        ("rank", [1, 2, 3], [3, 2, 1]),
        ("borda", [0, 1, 2], [2, 1, 0]),
        ("percentile", [0, 50, 100], [100, 50, 0]),
        ("distance_to_max", [0, 25, 100], [100, 75, 0]),
        ("ratio_to_max", [20, 40, 100], [180, 160, 100]),
        ("ratio_to_mean", [37.5, 75, 187.5], [162.5, 125, 12.5]),
        ("ratio_to_min", [100, 200, 500], [100, 0, -300]),
        (Normalisation("distance_to_unit", unit="b", capped=False), [0, 100, 400], None),
        (Normalisation("distance_to_unit", unit="b"), [0, 100, 100], None),
        (Normalisation("ratio_to_unit", unit="b"), [50, 100, 250], [150, 100, -50]),
        (Normalisation("goalposts", goalposts=(("x", 0, 20),)), [50, 100, 100], [50, 0, 0]),
        (
            Normalisation("goalposts", goalposts=(("x", 0, 20),), capped=False),
            [50, 100, 250],
            [50, 0, -150],
        ),
    ],
)
def test_normalisations_by_hand(
    how: Normalisation | str, up: list[float], down: list[float] | None
) -> None:
    """10, 20 and 50 under every method, where more is better and where less is."""
    frame = pd.DataFrame({"x": [10.0, 20.0, 50.0]}, index=list("abc"))
    np.testing.assert_allclose(normalise(frame, UP, how)["x"], up)
    if down is not None:
        np.testing.assert_allclose(normalise(frame, DOWN, how)["x"], down)


def test_zscore_by_hand() -> None:
    """1, 2, 3 have mean 2 and deviation 1 (n − 1)."""
    assert normalise(column(1, 2, 3), UP, "zscore")["x"].tolist() == [-1.0, 0.0, 1.0]
    how = Normalisation("zscore", mean=100, deviation=10)
    assert normalise(column(1, 2, 3), DOWN, how)["x"].tolist() == [110.0, 100.0, 90.0]


def test_a_deviation_of_all_units() -> None:
    """Of 2, 4, 4, 4, 5, 5, 7, 9 it is 2 with n, √(32/7) with n − 1."""
    eight = column(2, 4, 4, 4, 5, 5, 7, 9)
    every = Normalisation("zscore", deviation_of="n")
    assert normalise(eight, UP, every)["x"].tolist() == [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]
    assert normalise(eight, UP, "zscore")["x"][7] == pytest.approx(4 / (32 / 7) ** 0.5)
    for method in ("minmax", "zscore", "ratio_to_mean"):
        how = Normalisation(method, deviation_of="n", standard=True)
        stretched = normalise(eight, DOWN, how)["x"]
        assert stretched.tolist() == pytest.approx([115, 105, 105, 105, 100, 100, 90, 80])
    with pytest.raises(DataError, match="deviation_of is 'n-1' or 'n'"):
        Normalisation(deviation_of="n+1")


def test_ties_take_the_lower_rank_and_gaps_none() -> None:
    """COINr's rank: 5, 5, 9 are 1, 1, 3; a gap is not counted."""
    ranks = normalise(column(5, np.nan, 9, 5), UP, "rank")["x"]
    assert ranks.dropna().tolist() == [1, 3, 1]
    assert np.isnan(ranks[1])


def test_one_scale_over_several_years() -> None:
    """With a wider basis the same values keep their distance from its ends."""
    basis = column(0, 10, 20, 30, 40)
    assert normalise(column(10, 20), UP, basis=basis)["x"].tolist() == [25.0, 50.0]
    percentile = normalise(column(10, 20), UP, "percentile", basis=basis)["x"]
    assert percentile.tolist() == [25.0, 50.0]
    assert normalise(column(99), UP, "percentile", basis=basis)["x"].tolist() == [100.0]


@pytest.mark.parametrize("method", ["minmax", "zscore", "distance_to_max"])
def test_an_indicator_without_spread_has_no_score(method: str) -> None:
    """COINr returns NaN as well."""
    assert normalise(column(0.1, 0.1, 0.1), UP, method)["x"].isna().all()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (Normalisation("distance_to_unit", unit="z"), "not in the table: 'z'"),
        (Normalisation("goalposts"), "no goalposts, or the low is not below the high: x"),
        (Normalisation("goalposts", goalposts=(("x", 2, 2),)), "low is not below"),
    ],
)
def test_normalisation_refuses_what_it_cannot_compute(how: Normalisation, message: str) -> None:
    """The message names the unit or the indicator."""
    with pytest.raises(DataError, match=message):
        normalise(column(1, 2), UP, how)


def test_unknown_methods_and_directions_are_refused() -> None:
    """Nothing falls back in silence."""
    with pytest.raises(DataError, match="unknown: 'softmax'"):
        normalise(column(1, 2), UP, "softmax")
    with pytest.raises(DataError, match="neither 1 nor -1: x"):
        normalise(column(1, 2), pd.Series({"x": 0}))


@pytest.mark.parametrize("method", ["ratio_to_min", "ratio_to_mean", "ratio_to_max"])
def test_a_ratio_to_nothing_is_refused(method: str) -> None:
    """Zero has no multiples and a negative reference turns the order round."""
    below = column(-3, -1, -0.5)
    with pytest.raises(DataError, match="needs references above zero: x"):
        normalise(below, UP, method)
    with pytest.raises(DataError, match="needs references above zero: x"):
        normalise(column(0, 1, 2), UP, "ratio_to_min")
    assert normalise(column(0, 1, 3), UP, "ratio_to_max")["x"].tolist() == pytest.approx(
        [0, 100 / 3, 100]
    )
