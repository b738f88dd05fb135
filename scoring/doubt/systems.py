"""The same cities under several indexes: where they agree, where not, and what decides."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.index.chain import IndexResult
from scoring.index.weight import correlations


def common_ranks(results: Mapping[str, IndexResult]) -> pd.DataFrame:
    """Return how each city ranks in each index, among the cities that all of them rank.

    Parameters
    ----------
    results : name of an index → its result

    Returns
    -------
    DataFrame of int, cities × indexes, 1 is best, ties shared

    Raises
    ------
    DataError
        If there is no index to compare.
    """
    if not results:
        raise DataError("systems: there is no index to compare")
    scores = pd.DataFrame({name: r.scores[r.definition.root] for name, r in results.items()})
    return scores.dropna().rank(ascending=False, method="min").astype(int)


def rank_agreement(ranks: pd.DataFrame) -> pd.DataFrame:
    """Return how far every two indexes order the cities alike: 1 the same, −1 reversed.

    Notes
    -----
    Spearman's coefficient: Pearson's, of ranks in which ties share their mean.

    Examples
    --------
    >>> ranks = pd.DataFrame({"one": [1, 2, 3], "other": [3, 2, 1]})
    >>> rank_agreement(ranks).loc["one", "other"].item()
    -1.0
    """
    return correlations(ranks.rank())


def always_in_first(ranks: pd.DataFrame, share: float = 0.1) -> pd.Index:
    """Return the cities that every index puts in its first part, best mean rank first.

    Examples
    --------
    >>> ranks = pd.DataFrame({"one": [1, 2, 3, 4], "other": [2, 3, 1, 4]}, index=list("abcd"))
    >>> list(always_in_first(ranks, 0.5))
    ['a']
    """
    last = math.ceil(share * len(ranks) - 1e-9)
    within = ranks.loc[(ranks <= last).all(axis=1)]
    return within.assign(mean=within.mean(axis=1)).sort_values("mean", kind="stable").index


def disagreements(ranks: pd.DataFrame) -> pd.DataFrame:
    """Return how far apart the indexes place each city, the most disputed first.

    Returns
    -------
    DataFrame, one row a city
        kindest, harshest (names of the indexes), best, worst (the two ranks),
        spread (worst − best)
    """
    table = pd.DataFrame(
        {
            "kindest": ranks.idxmin(axis=1),
            "harshest": ranks.idxmax(axis=1),
            "best": ranks.min(axis=1),
            "worst": ranks.max(axis=1),
        }
    )
    table["spread"] = table["worst"] - table["best"]
    return table.sort_values("spread", ascending=False, kind="stable")


def heading_pull(result: IndexResult, city: str) -> pd.Series:
    """Return how far each heading pulls a city up or down against the median city.

    Parameters
    ----------
    result : IndexResult
    city : a city with an index

    Returns
    -------
    Series, index heading, in points of the index, strongest pull up first;
        headings that are not measured, or withheld for this city, are left out

    Notes
    -----
    wₕ (xₕ − median xₕ), with wₕ the heading's share of what is measured. Exact
    in sum under the arithmetic rule, an approximation under the others.
    """
    headings = [code for code in result.definition.headings if code in result.definition.measured]
    scores = result.scores[headings]
    weight = result.nominal_weights[headings] / result.nominal_weights[headings].sum()
    pull = (scores - scores.median()).mul(weight, axis=1)
    return pull.T[city].dropna().sort_values(ascending=False, kind="stable")


def rank_shift(base: IndexResult, other: IndexResult) -> pd.Series:
    """Return how many places each city gains (+) or loses (−) in another index.

    Returns
    -------
    Series of float, index city_code; NaN where either index ranks the city not
    """
    before = base.ranks[base.definition.root].astype(float)
    after = other.ranks[other.definition.root].astype(float)
    return (before - after.reindex(before.index)).astype(np.float64)
