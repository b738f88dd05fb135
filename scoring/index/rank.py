"""Places in a ranking: the best is 1, ties share, and whoever has no score has no place."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.arrays import Array, FloatArray
from scoring.door import checked

# Two scores that differ by less than this share of the largest are a tie: the
# order in which a computer adds must not decide who is ahead.
TIE = 1e-11


def competition_ranks(scores: pd.DataFrame) -> pd.DataFrame:
    """Return the rank of each city in each column, 1 for the highest score.

    Competition ranking ("1224"): tied cities share the better place, and the
    next place is left empty.

    Parameters
    ----------
    scores : DataFrame, cities × scores; NaN is not ranked

    Returns
    -------
    DataFrame of Int64, NA where there is no score

    Raises
    ------
    DataError
        If a row or column occurs twice, or a score is not a finite number.

    Examples
    --------
    >>> competition_ranks(pd.DataFrame({"index": [5.0, 7.0, 5.0, None]}))["index"].tolist()
    [2, 1, 2, <NA>]
    """
    cells = checked(scores, "ranks").to_numpy()
    ranks, missing = rank_columns(cells), np.isnan(cells)
    columns = {
        j: pd.arrays.IntegerArray(ranks[:, j].copy(), missing[:, j].copy())
        for j in range(scores.shape[1])
    }
    places = pd.DataFrame(columns, scores.index, copy=False)
    places.columns = scores.columns
    return places


def rank_columns(scores: FloatArray) -> Array:
    """Return 1 + the number of clearly higher scores in the same column.

    Parameters
    ----------
    scores : array, shape (n, k); the rank of a NaN is meaningless
    """
    return rank_rows(np.ascontiguousarray(scores.T)).T


def rank_rows(scores: FloatArray) -> Array:
    """Return 1 + the number of clearly higher scores in the same row, shape (k, n)."""
    rows, cities = scores.shape
    # Where each cell is among all of them, row after row.
    order = np.argsort(-scores, axis=1) + cities * np.arange(rows)[:, None]
    ordered = scores.take(order)
    largest = np.fmax.reduce(np.abs(scores), axis=1, initial=0.0, keepdims=True)
    lower = ordered[:, :-1] - ordered[:, 1:] > TIE * largest
    place = np.ones(scores.shape, dtype=np.int64)
    place[:, 1:] += lower * np.arange(1, cities)
    ranks = np.empty(scores.size, dtype=np.int64)
    ranks[order] = np.maximum.accumulate(place, axis=1)
    return ranks.reshape(scores.shape)
