"""Do two measures go together: their rank correlation, with its uncertainty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Series

FEWEST_FOR_CORRELATION = 8
_NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class RankCorrelation:
    """How two measures go together over cities.

    Attributes
    ----------
    units : cities with both
    rho : −1 (opposite order) to 1 (same order); low, high : 95 % interval. NaN
        with fewer than eight cities, or where one measure is the same everywhere
    verdict : "together" or "against" if the interval excludes zero, "neither" if
        not, "undefined" without a figure
    """

    units: int
    rho: float = float("nan")
    low: float = float("nan")
    high: float = float("nan")
    verdict: str = "undefined"


def rank_correlation(first: Series, second: Series) -> RankCorrelation:
    """Return whether cities high in one measure are high in the other, by their ranks.

    Parameters
    ----------
    first, second : Series, index city_code; a city without both is left out

    Notes
    -----
    Spearman's ρ, ties at their mean rank; the interval is tanh(atanh ρ ±
    1.96 √((1 + ρ²/2) / (n − 3))), Bonett and Wright (2000).

    Examples
    --------
    >>> cities = Series(range(9), dtype=float)
    >>> rank_correlation(cities, -(cities**3)).rho
    -1.0
    """
    both = DataFrame({"first": first, "second": second}).dropna()
    n = len(both)
    if n < FEWEST_FOR_CORRELATION or (both.nunique() < 2).any():
        return RankCorrelation(n)
    ranks = both.rank().to_numpy(float)
    rho = float(np.clip(np.corrcoef(ranks, rowvar=False)[0, 1], -1, 1))
    with np.errstate(divide="ignore"):
        middle, half = np.arctanh(rho), _NORMAL_95 * np.sqrt((1 + rho**2 / 2) / (n - 3))
    low, high = float(np.tanh(middle - half)), float(np.tanh(middle + half))
    verdict = "together" if low > 0 else "against" if high < 0 else "neither"
    return RankCorrelation(n, rho, low, high, verdict)
