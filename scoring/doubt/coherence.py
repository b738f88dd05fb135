"""Does an index measure what it says: who moves it, what hardly does, what is a province's."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.index.chain import IndexResult

# A series that a province shares out like this says nothing of a city.
OF_THE_PROVINCE = 0.85
# An indicator that moves the index by less than this share of its weight is silent.
SILENT = 0.1
LISTS = frozenset({"binary", "count"})
# A heading with fewer graded measures carries half the weight.
FEWEST_GRADED = 3


def contributions(result: IndexResult) -> pd.DataFrame:
    """Return how far each indicator lifts each city's index above the average score.

    Only for the weighted arithmetic mean with neutral gaps, whose score is a
    constant and the sum over indicators of weight × (score − average score). A
    gap, and whatever stands under a heading that is withheld, contributes 0.

    Returns
    -------
    DataFrame, cities with an index × indicators, in points of the index
    """
    tree = result.definition
    scores = result.scores.loc[result.basis]
    weight = result.weights["weight_in_index"]
    columns = {}
    for code in tree.indicators:
        apart = scores[code].fillna(scores[code].mean())
        for heading in tree.way_to(code)[-2::-1]:
            # A withheld heading counts at the average of those that are not.
            known = scores[heading].notna()
            apart = (apart - apart[known].mean()).where(known, 0.0)
        columns[code] = weight[code] * apart
    return pd.DataFrame(columns)[scores[tree.root].notna()]


def variance_shares(result: IndexResult) -> pd.Series:
    """Return what share of the variance of the index each indicator carries.

    The share is weight × cov(score, index) ÷ var(index), which is the
    covariance of the indicator's contribution with the index. The shares sum to
    1; one is negative where an indicator works against the rest.
    """
    parts = contributions(result)
    index = parts.sum(axis=1)
    centred = index - index.mean()
    covariance = parts.sub(parts.mean()).mul(centred, axis=0).mean()
    return covariance / (centred**2).mean()


def weights_meant_and_found(result: IndexResult) -> pd.DataFrame:
    """Return what each indicator was meant to weigh, and what it turns out to.

    Returns
    -------
    DataFrame, one row an indicator
        nominal and effective (shares of the index, see `weight_table`),
        variance_share (see `variance_shares`), silent (effective below a tenth
        of nominal)
    """
    codes = list(result.definition.indicators)
    table = pd.DataFrame(
        {
            "nominal": result.weights["weight_in_index"][codes],
            "effective": result.weights["effective_in_index"][codes],
            "variance_share": variance_shares(result),
        }
    )
    return table.assign(silent=table["effective"] < SILENT * table["nominal"])


def share_between(values: pd.DataFrame, groups: pd.Series) -> pd.Series:
    """Return how much of the variance of each column lies between groups (R², 0–1).

    Parameters
    ----------
    values : DataFrame, units × series; gaps are left out
    groups : Series, index unit

    Examples
    --------
    >>> values = pd.DataFrame({"flat": [1.0, 1.0, 3.0, 3.0], "own": [1.0, 3.0, 1.0, 3.0]})
    >>> share_between(values, pd.Series(["a", "a", "b", "b"])).tolist()
    [1.0, 0.0]
    """
    within = values - values.groupby(groups.reindex(values.index)).transform("mean")
    total = values - values.mean()
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - (within**2).sum() / (total**2).sum()
