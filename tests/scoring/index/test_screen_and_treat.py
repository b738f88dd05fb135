"""Which indicators enter, how gaps are filled and outliers drawn in, on tables checked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.errors import DataError
from scoring.index.impute import impute_group_median
from scoring.index.moments import kurtosis, skewness
from scoring.index.screen import screen_indicators
from scoring.index.treat import OutlierRule, treat_outliers
from tests.scoring.shapes import cell, column

COINR = OutlierRule(reflect=False)


def test_screening_keeps_out_rare_and_constant_indicators() -> None:
    """65 of 100 enters, 64 does not, and a single value tells nobody apart."""
    frame = pd.DataFrame({"rare": range(100), "enough": range(100), "same": [7.0] * 100})
    frame = frame.astype(float)
    frame.loc[:35, "rare"] = np.nan
    frame.loc[:34, "enough"] = np.nan
    assert screen_indicators(frame)["reason"].to_dict() == {
        "rare": "few_cities",
        "enough": "",
        "same": "one_distinct_value",
    }


def test_group_median_fills_and_marks() -> None:
    """The gap in group g gets the median of 1, 2 and 6; a group of gaps stays one."""
    frame = pd.DataFrame({"x": [1.0, 2.0, 6.0, None, None]}, index=list("abcde"))
    filled = impute_group_median(frame, pd.Series(list("ggggh"), index=list("abcde")))
    assert filled.values["x"].tolist()[:4] == [1.0, 2.0, 6.0, 2.0]
    assert filled.imputed["x"].tolist() == [False, False, False, True, False]
    assert np.isnan(cell(filled.values, "e", "x"))
    assert np.isnan(cell(frame, "d", "x"))
    with pytest.raises(DataError, match="belong to no group: e"):
        impute_group_median(frame, pd.Series(list("gggg"), index=list("abcd")))


def test_moments_by_hand() -> None:
    """Deviations −3, −2, 5 (and 0 for a gap): 3√6 · 90 / (38^1.5)…; NaN where undefined."""
    assert skewness(np.array([1.0, 2.0, 9.0, np.nan])) == pytest.approx(
        np.sqrt(3) * 90 / 38**1.5 * np.sqrt(6)
    )
    # 1, 2, 3, 4: Σd⁴ = 10.25, Σd² = 5, so g = 1.64 − 3 and ((5)(−1.36) + 6)·3 / 2 = −1.2.
    assert kurtosis(np.array([1.0, 2.0, 3.0, 4.0])) == pytest.approx(-1.2)
    assert np.isnan(skewness(np.array([1.0, 2.0])))
    assert np.isnan(kurtosis(np.full(9, 0.1)))


def test_one_outlier_is_winsorised_to_the_next_value() -> None:
    """1 … 10 and 100: the hundred becomes ten, and the log says so."""
    treated = treat_outliers(column(*range(1, 11), 100))
    assert treated.values["x"].tolist() == [*range(1, 11), 10]
    assert treated.log["method"].tolist() == ["winsorised"]
    assert treated.log["points"].tolist() == [1]
    assert treated.log["passes"].tolist() == [True]
    assert treated.points[["before", "after"]].to_numpy().tolist() == [[100.0, 10.0]]


def test_low_outliers_are_raised() -> None:
    """The side is that of the skewness."""
    treated = treat_outliers(column(*range(1, 11), -100))
    assert treated.values["x"].tolist() == [*range(1, 11), 1]


def test_what_winsorising_cannot_cure_is_logged_from_the_start() -> None:
    """With one point allowed, two outliers remain, and log(x − min + 0.01 range) is taken."""
    x = np.array([*range(1, 21), 100, 200], dtype=float)
    treated = treat_outliers(column(*x), rule=OutlierRule(maximum_winsorised=1))
    assert cell(treated.log, "x", "method") == "logarithm"
    np.testing.assert_allclose(treated.values["x"], np.log(x - 1 + 1.99), rtol=1e-14)


def test_a_logarithm_that_is_no_better_is_not_taken() -> None:
    """Two values only stay as lopsided under any logarithm; COINr takes it all the same."""
    frame = pd.DataFrame({"x": [0.0] * 74 + [1.0] * 6})
    kept = treat_outliers(frame)
    assert kept.log["method"].tolist() == ["kept"]
    assert kept.log["passes"].tolist() == [False]
    pd.testing.assert_frame_equal(kept.values, frame)
    assert treat_outliers(frame, rule=COINR).log["method"].tolist() == ["logarithm"]


def test_a_long_lower_tail_is_reflected() -> None:
    """The mirror of a long upper tail is treated as its mirror; COINr makes the skew worse."""
    up = pd.DataFrame({"x": [10.0**k for k in range(1, 9)] + [float(n) for n in range(1, 73)]})
    above, below = treat_outliers(up), treat_outliers(-up)
    assert above.log["method"].tolist() == ["logarithm"]
    assert below.log["method"].tolist() == ["reflected_logarithm"]
    np.testing.assert_allclose(below.values, -above.values)
    assert below.log["skewness_after"].tolist() == pytest.approx(
        [-above.log["skewness_after"].iloc[0]]
    )
    worse = treat_outliers(-up, rule=COINR).log.iloc[0]
    assert abs(worse["skewness_after"]) > abs(worse["skewness_before"])


def test_ties_are_winsorised_together_and_count_each() -> None:
    """Three equal tops fall in one step and use up three points of five."""
    x = [*range(1, 21), 90.0, 90.0, 90.0]
    treated = treat_outliers(column(*x), rule=OutlierRule(0.5, -1.0, maximum_winsorised=3))
    assert treated.values["x"].tolist()[-3:] == [20.0] * 3
    assert cell(treated.log, "x", "points") == 3


@pytest.mark.parametrize("kind", ["binary", "count"])
def test_counts_and_facts_are_never_treated(kind: str) -> None:
    """A zero-one fact that few cities have is skewed and means what it says."""
    frame = column(*[0.0] * 60, 1.0, 1.0, 1.0)
    treated = treat_outliers(frame, {"x": kind})
    pd.testing.assert_frame_equal(treated.values, frame)
    assert cell(treated.log, "x", "method") == "none"


def test_winsorising_never_makes_all_cities_equal() -> None:
    """Sixty zeros and two ones would pass as sixty-two zeros; they are kept apart."""
    frame = column(*[0.0] * 60, 1.0, 1.0)
    for rule, method in ((None, "kept"), (COINR, "logarithm")):
        treated = treat_outliers(frame, rule=rule)
        assert cell(treated.log, "x", "method") == method
        assert treated.values["x"].nunique() == 2


@pytest.mark.parametrize("values", [(), (1.0,), (5.0,) * 9, (np.nan,) * 5, (np.nan, 2.0, 900.0)])
def test_too_little_to_judge_is_left_alone(values: tuple[float, ...]) -> None:
    """No values, one, all equal, none observed, or two: nothing is treated, nothing fails."""
    frame = column(*values)
    pd.testing.assert_frame_equal(treat_outliers(frame).values, frame)
