"""The gap year by year: by hand, against what one year gives alone, and where it is not told."""

from __future__ import annotations

import numpy as np
import pytest
from pandas import DataFrame, Index, Series

from data.errors import DataError
from scoring.inequality.by_year import same_units, spread_by_year, theil_by_year
from scoring.inequality.decomposition import decompose_theil
from scoring.inequality.measures import gini

POWERS = 2.0 ** np.arange(8)
LEVELS = DataFrame({2020: POWERS, 2021: POWERS**0.5, 2022: np.ones(8)}, [f"c{n}" for n in range(8)])


def test_spread_and_gini_by_hand() -> None:
    """Logarithms 0 … 7 times ln 2 deviate by √6 ln 2; halved, by half of it; equal, not at all."""
    found = spread_by_year(LEVELS, LEVELS.index)
    assert found.units == 8
    whole = np.sqrt(6) * np.log(2)
    assert found.same["sigma"].tolist() == pytest.approx([whole, whole / 2, 0])
    # Σ (2i − 9) 2^(i−1) = 1291 over 8 × 255.
    assert found.same["gini"][2020] == pytest.approx(1291 / (8 * 255))
    assert found.same["gini"][2022] == 0


def test_gini_of_a_year_is_that_of_pysal() -> None:
    """Year by year as alone."""
    drawn = np.random.default_rng(1).lognormal(size=(40, 3))
    levels = DataFrame(drawn, columns=[2010, 2011, 2012])
    found = spread_by_year(levels, levels.index)
    for year in (2010, 2011, 2012):
        assert found.same["gini"][year] == pytest.approx(gini(levels[year]), abs=1e-12)
        assert found.each["gini"][year] == found.same["gini"][year]


def test_the_band_is_repeatable_and_holds_the_figure() -> None:
    """One seed, and the figure of the cities themselves within its own interval."""
    one, other = (spread_by_year(LEVELS, LEVELS.index).same for _ in range(2))
    assert one.equals(other)
    for name in ("sigma", "gini"):
        assert (one[f"{name}_low"] <= one[name]).all()
        assert (one[name] <= one[f"{name}_high"]).all()


def test_the_band_is_about_two_standard_errors_wide() -> None:
    """Of 400 normal logarithms σ is known to σ / √(2n)."""
    values = np.exp(np.random.default_rng(3).normal(size=(400, 1)))
    levels = DataFrame(values, columns=[2020])
    row = spread_by_year(levels, levels.index).same.iloc[0]
    wide = row["sigma_high"] - row["sigma_low"]
    assert wide == pytest.approx(2 * 1.96 / np.sqrt(800), rel=0.2)


def test_a_city_with_a_gap_or_a_break_is_not_one_of_the_same() -> None:
    """It still counts in the years in which it has a figure."""
    levels = LEVELS.copy()
    levels.loc["c0", 2021] = np.nan
    assert list(same_units(levels, Index(["c7"]))) == [f"c{n}" for n in range(1, 7)]
    found = spread_by_year(levels, same_units(levels, Index(["c7"])))
    assert (found.units, len(found.same)) == (0, 0)
    assert found.each["units"].tolist() == [8, 7, 8]
    assert found.each["gini"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize("wrong", [0.0, -1.0])
def test_what_has_no_logarithm_is_refused(wrong: float) -> None:
    """Zero and below."""
    with pytest.raises(DataError):
        spread_by_year(LEVELS.replace(1.0, wrong), LEVELS.index)


def test_a_gap_among_the_same_cities_is_refused() -> None:
    """Whoever asks names the same cities first."""
    with pytest.raises(DataError):
        spread_by_year(LEVELS.mask(LEVELS > 100), LEVELS.index)


def test_theil_moves_from_between_to_within_by_hand() -> None:
    """Two groups apart, then mixed: all between, then all within, and always the whole."""
    levels = DataFrame({2020: [1.0, 1.0, 3.0, 3.0], 2021: [1.0, 3.0, 1.0, 3.0], 2022: [2.0] * 4})
    found = theil_by_year(levels, Series(["a", "a", "b", "b"]))
    whole = 0.25 * np.log(0.5) + 0.75 * np.log(1.5)
    assert found["between"].tolist() == pytest.approx([whole, 0, 0])
    assert found["within"].tolist() == pytest.approx([0, whole, 0])
    assert found["share"].tolist()[:2] == [1, 0]
    assert np.isnan(found["share"][2022])


def test_both_parts_are_the_whole_in_every_year() -> None:
    """To 1e-12, with each city or each resident counted once; one group has all within."""
    random = np.random.default_rng(2)
    levels = DataFrame(random.lognormal(size=(60, 14)), columns=range(2010, 2024))
    people = DataFrame(random.integers(1, 99, (60, 14)).astype(float), columns=levels.columns)
    group = Series(random.integers(0, 4, 60).astype(str))
    for weights in (None, people):
        found = theil_by_year(levels, group, weights)
        assert (found["between"] + found["within"] - found["total"]).abs().max() < 1e-12
        one = decompose_theil(levels[2015], group, None if weights is None else weights[2015])
        assert found["between"][2015] == one.between
    alone = theil_by_year(levels, Series("all", levels.index))
    assert alone["between"].abs().max() < 1e-12
