"""Copeland scores: in how much of the weight a unit is ahead, summed over all others."""

from __future__ import annotations

import numpy as np

from scoring.arrays import FloatArray
from scoring.index.rank import TIE


def copeland(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return each unit's support against all others, over the scores both have.

    The weights of a pair are renormalised over what both have observed, so the
    order of rows is of no account. A unit with no score at all is NaN and is
    nobody's opponent; a pair with nothing in common counts half each.

    Parameters
    ----------
    scores : array, shape (n, k)
    weights : array, shape (k,), relative

    Examples
    --------
    >>> copeland(np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 2.0]]), np.array([2.0, 1.0])).tolist()
    [1.3333333333333333, 1.1666666666666667, 0.5]
    """
    ahead, common = _pairs(scores, weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        support = np.where(common > 0, ahead / common, 0.5)
    present = ~np.isnan(scores).all(axis=1)
    support[:, ~present] = 0.0
    np.fill_diagonal(support, 0.0)
    return np.where(present, support.sum(axis=1), np.nan)


def copeland_as_coinr(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the support as COINr's `a_copeland` does.

    The earlier row of a pair has the weight in which it is ahead, without
    renormalising; the later row has 1 less that. What either lacks so counts
    for the later row: with missing scores the order of rows matters.
    """
    ahead, _ = _pairs(scores, weights / weights.sum())
    earlier = np.triu(ahead, k=1)
    later = np.tril(1 - earlier.T, k=-1)
    return np.asarray((earlier + later).sum(axis=1))


def _pairs(scores: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the weight in which row i is ahead of row j (ties half), and the weight both have."""
    n = len(scores)
    ahead, common = np.zeros((n, n)), np.zeros((n, n))
    for column, weight in zip(scores.T, weights, strict=True):
        observed = ~np.isnan(column)
        lead = column[:, None] - column
        # Scores summed in another order differ in the last digit: still a tie.
        noise = TIE * np.max(np.abs(np.nan_to_num(column)), initial=0.0)
        ahead += weight * ((lead > noise) + 0.5 * (np.abs(lead) <= noise))
        common += weight * (observed[:, None] & observed)
    return ahead, common
