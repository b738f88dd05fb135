"""Every unit against every other: who is ahead in more of the weight, and by how much."""

from __future__ import annotations

import numpy as np

from scoring.arrays import FloatArray
from scoring.index.rank import TIE


def copeland(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return wins minus losses of each unit against all others.

    A unit wins against another when it is ahead in more of the weight than it
    is behind in; ties, and what either lacks, count for neither.

    Parameters
    ----------
    scores : array, shape (n, k), NaN where missing
    weights : array, shape (k,), relative

    Returns
    -------
    array, shape (n,), from −(n − 1) to n − 1; NaN for a unit without any score,
    which is nobody's opponent

    Notes
    -----
    Copeland (1951); Munda and Nardo (2009); COINr's `a_copeland` since 2022.

    Examples
    --------
    >>> a, c = [4.0, 3.0, 2.0, 1.0, 0.0], [0.0, 4.0, 3.0, 2.0, 1.0]
    >>> copeland(np.array([a, a, c]).T, np.ones(3)).tolist()
    [4.0, 2.0, 0.0, -2.0, -4.0]
    """
    lead, _ = _pairs(scores, weights)
    # Weights added in another order differ in the last digit: still a tie.
    won = np.where(np.abs(lead) <= TIE * np.sum(weights), 0.0, np.sign(lead))
    return _of_present(won, scores)


def weighted_borda(scores: FloatArray, weights: FloatArray, *, neutral: bool = False) -> FloatArray:
    """Return each unit's support: in how much of the weight it is ahead, summed over all others.

    Ties count half. Without gaps this is the weighted mean of the Borda counts.

    Parameters
    ----------
    scores : array, shape (n, k), NaN where missing
    weights : array, shape (k,), relative
    neutral : bool
        Whether what one of a pair lacks counts half for each; otherwise a pair's
        weights are shared among what both have. A pair with nothing in common
        counts half each either way.

    Returns
    -------
    array, shape (n,), from 0 to n − 1; NaN for a unit without any score, which
    is nobody's opponent

    Examples
    --------
    >>> scores, weights = np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 2.0]]), np.array([2.0, 1.0])
    >>> weighted_borda(scores, weights).round(3).tolist()
    [1.333, 1.167, 0.5]
    """
    lead, common = _pairs(scores, weights)
    shared = np.sum(weights) if neutral else common
    with np.errstate(invalid="ignore", divide="ignore"):
        support = 0.5 + 0.5 * np.where(common > 0, lead / shared, 0.0)
    return _of_present(support, scores)


def _of_present(against: FloatArray, scores: FloatArray) -> FloatArray:
    """Return the sum of each row over the units that have a score, itself aside."""
    present = ~np.isnan(scores).all(axis=1)
    against[:, ~present] = 0.0
    np.fill_diagonal(against, 0.0)
    return np.where(present, against.sum(axis=1), np.nan)


def _pairs(scores: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return by how much weight row i is ahead of row j net, and the weight both have."""
    n = len(scores)
    lead, common = np.zeros((n, n)), np.zeros((n, n))
    for column, weight in zip(scores.T, weights, strict=True):
        observed = ~np.isnan(column)
        difference = column[:, None] - column
        # Scores summed in another order differ in the last digit: still a tie.
        noise = TIE * np.max(np.abs(np.nan_to_num(column)), initial=0.0)
        ahead = np.where(np.abs(difference) > noise, np.sign(difference), 0.0)
        lead += weight * np.where(np.isnan(difference), 0.0, ahead)
        common += weight * (observed[:, None] & observed)
    return lead, common
