"""Is the gap closing: by hand, against scipy, and on what may not be compared."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pandas import Series
from scipy import stats

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.arrays import Array
from scoring.inequality.association import rank_correlation
from scoring.inequality.change import compare_years
from scoring.inequality.convergence import beta_convergence, sigma_convergence
from scoring.inequality.growth import annual_log_growth, start_from_real_growth

POWERS = Series(2.0 ** np.arange(10))
LOGARITHMS = Series(np.log(POWERS.to_numpy()))
levels = arrays(float, 12, elements=st.integers(1, 10**6).map(float), unique=True)


def test_catching_up_at_two_per_cent_by_hand() -> None:
    """b = (e^(−λT) − 1) / T over ten years at λ = 0.02 closes half the gap in ln 2 / 0.02."""
    closing = (np.exp(-0.2) - 1) / 10
    found = beta_convergence(POWERS, 0.5 + closing * LOGARITHMS, years=10)
    assert found.slope == pytest.approx(closing)
    assert found.half_life == pytest.approx(np.log(2) / 0.02)
    assert found.verdict == "closing"
    assert found.r_squared == pytest.approx(1)


def test_drawing_apart_has_no_half_life() -> None:
    """The larger grow faster."""
    found = beta_convergence(POWERS, 0.01 * LOGARITHMS)
    assert found.verdict == "opening"
    assert np.isnan(found.half_life)


@settings(max_examples=40, deadline=None)
# Whole numbers, since scipy divides by a growth of 5e-324.
@given(start=levels, growth=arrays(float, 12, elements=st.integers(-200, 200)))
def test_the_interval_is_that_of_least_squares(start: Array, growth: Array) -> None:
    """b and its interval against scipy's, and a verdict that follows from them."""
    found = beta_convergence(Series(start), Series(growth))
    assert (found.verdict == "unclear") == (found.low <= 0 <= found.high)
    if np.ptp(growth) == 0:
        assert (found.slope, found.r_squared) == (0, 0)
        return
    fit = stats.linregress(np.log(start), growth)
    half = stats.t.ppf(0.975, 10) * fit.stderr
    assert found.slope == pytest.approx(fit.slope, abs=1e-9)
    assert found.intercept == pytest.approx(fit.intercept, abs=1e-9)
    assert found.r_squared == pytest.approx(fit.rvalue**2, abs=1e-6)
    assert found.high - found.low == pytest.approx(2 * half, rel=1e-6, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(first=levels, last=levels)
def test_the_bounds_of_sigma_are_those_of_pitmans_test(first: Array, last: Array) -> None:
    """At each bound the sum and difference of both years correlate just significantly."""
    found = sigma_convergence(Series(first), Series(last))
    x, y = np.log(first), np.log(last)
    if abs(np.corrcoef(x, y)[0, 1]) > 0.999:
        return
    critical = stats.t.ppf(0.975, 10)
    for bound in (found.low, found.high):
        r = np.corrcoef(y + bound * x, y - bound * x)[0, 1]
        assert abs(r) * np.sqrt(10 / (1 - r * r)) == pytest.approx(critical, rel=1e-5)
    assert found.low <= found.ratio <= found.high


def test_spread_by_hand() -> None:
    """All logarithms halved: half the deviation, without doubt."""
    found = sigma_convergence(POWERS, POWERS**0.5)
    assert found.ratio == pytest.approx(0.5)
    assert found.verdict == "closing"
    assert sigma_convergence(POWERS**0.5, POWERS).verdict == "opening"
    assert sigma_convergence(POWERS, POWERS * 3).verdict == "unclear"


def test_growth_of_gdp_is_the_published_real_growth() -> None:
    """105 after real growth of 5 % started from 100, whatever was published then."""
    start = start_from_real_growth(Series([105.0, 99.0]), Series([5.0, -1.0]))
    assert start.tolist() == pytest.approx([100.0, 100.0])
    with pytest.raises(DataError):
        start_from_real_growth(Series([1.0]), Series([-100.0]))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (POWERS[:7], POWERS[:7]),
        (POWERS - 1, POWERS),
        (POWERS, POWERS[::-1]),
        (Series([2.0] * 10), POWERS),
    ],
)
def test_what_cannot_be_compared_is_refused(first: Series, last: Series) -> None:
    """Too few cities, a zero, other cities, or no gap at the start."""
    with pytest.raises(DataError):
        sigma_convergence(first, last)
    with pytest.raises(DataError):
        beta_convergence(first, last)


def test_growth_needs_a_later_year() -> None:
    """Never backwards."""
    with pytest.raises(DataError):
        annual_log_growth(POWERS, POWERS, 0)
    assert annual_log_growth(POWERS, POWERS * math.e, 5).tolist() == pytest.approx([0.2] * 10)


def test_changed_boundaries_are_left_out_and_named(catalogue: Catalogue) -> None:
    """Seventeen cities since 2010, each by what changed it; Sansha has no 2010 figure."""
    change = compare_years(catalogue, "resident_population", 2010, 2020)
    warned = change.excluded.query("reason == 'warned'")
    assert warned["note"].str.startswith("boundary_").all()
    assert len(warned) == 17
    assert {"130600", "370100", "510100"} <= set(warned.index)
    assert not set(change.first.index) & set(change.excluded.index)
    # Shenzhen, censuses of 2010 and 2020: 10.36 and 17.56 million.
    assert change.percent["440300"] == pytest.approx(100 * (17.56 / 10.36 - 1), abs=0.2)


def test_a_total_that_counts_another_area_is_left_out(catalogue: Catalogue) -> None:
    """Baoding and Tonghua in 2023; Shenyang has no figure that year."""
    change = compare_years(catalogue, "resident_population", 2020, 2023)
    assert change.excluded.loc[["130600", "220500"], "reason"].tolist() == ["warned"] * 2
    assert change.excluded.loc["210100", "reason"] == "no_figure"
    assert change.years == 3


def test_a_withheld_figure_is_called_so(catalogue: Catalogue) -> None:
    """Yueyang's urbanisation rate of 2023 contradicts itself in the source."""
    change = compare_years(catalogue, "urbanisation_rate", 2020, 2023)
    assert change.excluded.loc["430600", "reason"] == "withheld"


def test_rank_correlation_by_hand() -> None:
    """1 − 6 Σd² / (n (n² − 1)): one swap of neighbours in eight is 1 − 12 / 504."""
    first = Series(range(8), dtype=float)
    second = Series([1.0, 0, 2, 3, 4, 5, 6, 7])
    found = rank_correlation(first, second)
    assert found.rho == pytest.approx(1 - 6 * 2 / (8 * 63))
    assert found.verdict == "together"
    assert found.low < found.rho < found.high
    assert rank_correlation(first, -second).verdict == "against"


@settings(max_examples=40, deadline=None)
@given(
    first=arrays(float, 15, elements=st.integers(0, 9).map(float)),
    second=arrays(float, 15, elements=st.integers(0, 9).map(float)),
)
def test_rank_correlation_is_that_of_scipy(first: Array, second: Array) -> None:
    """With ties; undefined where one measure is the same everywhere."""
    found = rank_correlation(Series(first), Series(second))
    if len(set(first)) < 2 or len(set(second)) < 2:
        assert found.verdict == "undefined"
    else:
        assert found.rho == pytest.approx(stats.spearmanr(first, second).statistic, abs=1e-12)


def test_too_few_cities_for_a_correlation() -> None:
    """Seven say nothing."""
    assert rank_correlation(Series(range(7)), Series(range(7))).verdict == "undefined"
