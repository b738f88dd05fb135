"""How much of an index is wealth, size and administrative status, by another name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import FloatArray

WEALTH, SIZE, STATUS = "wealth", "size", "status"
# Who decides more of its own affairs: the others are what these are compared with.
PROVINCIAL, SUB_PROVINCIAL, CAPITAL = "provincial_level", "sub_provincial", "provincial_capital"
# A city for each coefficient and as many again, or the fit would follow the cities.
_LEAST_FREEDOM = 10


@dataclass(frozen=True)
class Explained:
    """What a regression of the index explains.

    Attributes
    ----------
    n : int, the cities with an index and everything else
    whole : float, R² with all of it
    alone : Series, index factor, R² of each alone
    share : Series, index factor, its part of the whole: they sum to it
    """

    n: int
    whole: float
    alone: pd.Series
    share: pd.Series


def administrative_status(cities: pd.DataFrame) -> pd.DataFrame:
    """Return who is of provincial level, sub-provincial or another provincial capital.

    Parameters
    ----------
    cities : DataFrame, `cities.csv` with index city_code

    Returns
    -------
    DataFrame of 0 and 1, one column a status; all 0 for the other cities
    """
    provincial = cities["level"] == "municipality"
    below = cities["level"] == "sub_provincial_city"
    capital = (cities["provincial_capital"] == 1) & ~provincial & ~below
    columns = {PROVINCIAL: provincial, SUB_PROVINCIAL: below, CAPITAL: capital}
    return pd.DataFrame(columns).astype(float)


def explained_by(score: pd.Series, factors: Mapping[str, pd.DataFrame | pd.Series]) -> Explained:
    """Return how much of a score's variance each factor explains, alone and of the whole.

    Parameters
    ----------
    score : Series, index city_code, NaN where withheld
    factors : name → one column or several, index city_code; each whole factor is
        in a regression or out of it

    Raises
    ------
    DataError
        If too few cities have everything, or the score is the same for all.

    Notes
    -----
    Ordinary least squares with an intercept. A factor's share is the mean, over
    all orders of entry, of what it adds to R²: Shapley's value, which for
    regressions is that of Lindeman, Merenda and Gold (1980); Grömping (2007).

    Examples
    --------
    >>> x = pd.Series(np.arange(20.0))
    >>> found = explained_by(2 * x, {"wealth": x, "size": x**2})
    >>> round(found.whole, 6), round(float(found.share.sum()), 6)
    (1.0, 1.0)
    """
    columns = {name: pd.DataFrame(factor) for name, factor in factors.items()}
    together = pd.concat([score.rename("score"), *columns.values()], axis=1).dropna()
    of_model = sum(frame.shape[1] for frame in columns.values()) + 1
    y = together["score"].to_numpy(float)
    if len(y) < of_model + _LEAST_FREEDOM or not np.ptp(y) > 1e-12 * np.abs(y).max():
        raise DataError(
            f"too few cities to explain the index: {len(y)} have a score and everything else",
            "too_few_explained",
            n=len(y),
        )
    x = {name: frame.loc[together.index].to_numpy(float) for name, frame in columns.items()}
    names = tuple(x)
    fit = {one: _r_squared(y, [x[name] for name in one]) for one in _subsets(names)}
    return Explained(
        n=len(y),
        whole=fit[frozenset(names)],
        alone=pd.Series({name: fit[frozenset([name])] for name in names}),
        share=pd.Series({name: _shapley(name, names, fit) for name in names}),
    )


def _subsets(names: Collection[str]) -> list[frozenset[str]]:
    sizes = range(len(names) + 1)
    return [frozenset(one) for size in sizes for one in combinations(names, size)]


def _shapley(name: str, names: Collection[str], fit: Mapping[frozenset[str], float]) -> float:
    """What one factor adds, over all orders in which the factors may come."""
    others, k = [other for other in names if other != name], len(names)
    return sum(
        factorial(len(one))
        * factorial(k - len(one) - 1)
        / factorial(k)
        * (fit[one | {name}] - fit[one])
        for one in _subsets(others)
    )


def _r_squared(y: FloatArray, factors: list[FloatArray]) -> float:
    """A column that says nothing new (nobody of this status here) changes nothing."""
    design = np.column_stack([np.ones(len(y)), *factors])
    beside = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    return float(1 - beside @ beside / np.sum((y - y.mean()) ** 2))
