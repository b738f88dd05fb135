"""Is the gap closing: the spread of two years (σ), and whether the lower grow faster (β)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from pandas import Series

from data.errors import DataError
from scoring.arrays import FloatArray
from scoring.inequality.growth import logarithms

Verdict = Literal["closing", "opening", "unclear"]
FEWEST_FOR_CHANGE = 8
CONFIDENCE = 0.95


@dataclass(frozen=True)
class SigmaConvergence:
    """How the spread of cities changed between two years.

    Attributes
    ----------
    units : cities in both years
    first, last : standard deviation of the logarithms in each year
    ratio : last ÷ first; low, high : its 95 % confidence interval
    verdict : "closing" if the whole interval is below one, "opening" if above
    """

    units: int
    first: float
    last: float
    ratio: float
    low: float
    high: float
    verdict: Verdict


@dataclass(frozen=True)
class BetaConvergence:
    """Whether cities that started lower grew faster.

    Attributes
    ----------
    units : cities with a start and a growth
    slope : growth a year per unit of the start's logarithm; low, high : its
        95 % confidence interval
    intercept : growth of a city whose start's logarithm is zero
    r_squared : share of the growth's variance that the start explains
    half_life : years until half of the gap is closed; NaN unless closing
    verdict : "closing" if the whole interval is below zero, "opening" if above
    """

    units: int
    slope: float
    low: float
    high: float
    intercept: float
    r_squared: float
    half_life: float
    verdict: Verdict


def sigma_convergence(first: Series, last: Series) -> SigmaConvergence:
    """Return whether cities became more alike between two years.

    Parameters
    ----------
    first, last : Series, positive values of the same cities, index city_code

    Raises
    ------
    DataError
        If the indexes differ, a value is not positive, there are fewer than
        eight cities, or all are equal in the first year.

    Notes
    -----
    Sala-i-Martin (1996). The same cities are measured twice, so the interval
    of the ratio is that of two related variances: q (K ± √(K² − 1)) with
    K = 1 + 2 (1 − r²) t² / (n − 2) and q the ratio of variances; Morgan (1939),
    Pitman (1939).

    Examples
    --------
    >>> start = Series([1.0, 2, 4, 8, 16, 32, 64, 128])
    >>> found = sigma_convergence(start, start**0.5)
    >>> round(found.ratio, 6), found.verdict
    (0.5, 'closing')
    """
    x, y = (_enough(logarithms(*pair)) for pair in ((first, last), (last, first)))
    n = len(x)
    spread = float(x.std(ddof=1)), float(y.std(ddof=1))
    if np.ptp(x) == 0:
        raise DataError(
            "all cities are equal in the first year; there is no gap to close", "all_equal"
        )
    r = float(np.corrcoef(x, y)[0, 1]) if np.ptp(y) > 0 else 0.0
    t = _student(n - 2)
    k = 1 + 2 * max(1 - r * r, 0.0) * t * t / (n - 2)
    ratio, root = spread[1] / spread[0], float(np.sqrt(k * k - 1))
    low, high = ratio * float(np.sqrt(k - root)), ratio * float(np.sqrt(k + root))
    return SigmaConvergence(n, *spread, ratio, low, high, _verdict(low, high, 1.0))


def beta_convergence(start: Series, growth: Series, years: int = 1) -> BetaConvergence:
    """Return whether cities that started lower grew faster.

    Parameters
    ----------
    start : Series, positive level at the beginning, index city_code
    growth : Series, growth a year as a logarithm, same index
    years : int, the years over which that growth is the average

    Raises
    ------
    DataError
        If the indexes differ, a start is not positive, there are fewer than
        eight cities, or all start equal.

    Notes
    -----
    growth = a + b ln(start), ordinary least squares; the interval of b is
    Student's with n − 2 degrees of freedom. The gap closes at the rate
    λ = −ln(1 + b T) / T over T years, its half-life is ln 2 / λ; Barro and
    Sala-i-Martin (1992).

    Examples
    --------
    >>> start = Series([1.0, 2, 4, 8, 16, 32, 64, 128])
    >>> found = beta_convergence(start, 0.10 - 0.02 * np.log(start))
    >>> round(found.slope, 6), found.verdict, round(found.half_life, 1)
    (-0.02, 'closing', 34.3)
    """
    x = _enough(logarithms(start, growth))
    if np.ptp(x) == 0:
        raise DataError("all cities start equal; none is lower than another", "all_equal")
    slope, intercept, error, r_squared = _least_squares(x, growth.to_numpy(float))
    margin = _student(len(x) - 2) * error
    low, high = slope - margin, slope + margin
    verdict = _verdict(low, high, 0.0)
    closes = verdict == "closing" and slope * years > -1
    # A slope of 1e-309 closes the gap in more years than a number can hold.
    with np.errstate(over="ignore"):
        half_life = np.log(2) * years / -np.log1p(slope * years) if closes else np.nan
    return BetaConvergence(
        len(x), slope, low, high, intercept, r_squared, float(half_life), verdict
    )


def _least_squares(x: FloatArray, y: FloatArray) -> tuple[float, float, float, float]:
    """Slope, intercept, the slope's standard error, and the share of variance explained."""
    # From the first value on, so that growth that is the same everywhere is exactly that.
    across, up = x - x.mean(), (y - y[0]) - (y - y[0]).mean()
    slope = float(across @ up / (across @ across))
    rest = up - slope * across
    error = np.sqrt(rest @ rest / (len(x) - 2) / (across @ across))
    r_squared = 1 - rest @ rest / (up @ up) if up @ up > 0 else 0.0
    return slope, float(y.mean() - slope * x.mean()), float(error), float(r_squared)


def _verdict(low: float, high: float, even: float) -> Verdict:
    return "closing" if high < even else "opening" if low > even else "unclear"


def _student(degrees: int) -> float:
    """Student's t that the interval reaches to on either side."""
    # scipy is imported where it computes: a start takes an eighth longer with it.
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + CONFIDENCE) / 2))


def _enough(x: FloatArray) -> FloatArray:
    if len(x) < FEWEST_FOR_CHANGE:
        raise DataError(
            f"convergence needs {FEWEST_FOR_CHANGE} cities or more, not {len(x)}",
            "few_units",
            least=FEWEST_FOR_CHANGE,
            n=len(x),
        )
    return x
