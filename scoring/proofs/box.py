"""The lowest weighted mean there can be, when every weight may move by a share of itself."""

from __future__ import annotations

import numpy as np

from data.errors import DataError
from scoring.arrays import FloatArray
from scoring.proofs.weighed import Weighed


def lowest_mean(values: FloatArray, weights: FloatArray, span: float) -> FloatArray:
    """Return the minimum of Σ wᵢxᵢ / Σ wᵢ over all weights within ±span of the given ones.

    Parameters
    ----------
    values : array, shape (…, k)
    weights : array, shape (k,), 0 upwards, not all zero
    span : float, 0–1, the share of itself by which each weight may move

    Returns
    -------
    array, shape (…)

    Notes
    -----
    The mean is a quotient of two linear functions of the weights, so it is
    lowest at a corner of the box, and there the low values have their largest
    weights and the high ones their smallest. Sorted by value only k corners
    are left, and each of them is tried.

    Examples
    --------
    >>> float(lowest_mean(np.array([0.0, 3.0]), np.array([1.0, 1.0]), 0.5))
    0.75
    """
    check_span(span)
    order = np.argsort(values, axis=-1)
    heavy = weights[order]
    weighted = heavy * np.take_along_axis(values, order, axis=-1)
    with np.errstate(invalid="ignore"):  # a corner at which nothing has any weight is none
        corners = _corners(weighted, span) / _corners(heavy, span)
    return np.asarray(np.fmin.reduce(corners, axis=-1))


def lowest_differences(part: Weighed, span: float, within: float = 0.0) -> FloatArray:
    """Return by how much at least each unit is above each other one, whatever the weights.

    Parameters
    ----------
    part : Weighed
    span : float, 0–1, by which share of itself each heading's weight may move
    within : float, 0–1, by which each weight below the headings may move

    Returns
    -------
    array, shape (cities, cities), of the row above the column; where it is
    above zero the row's unit is always ahead, where it is below zero there are
    weights that put it behind

    Notes
    -----
    Exact at both levels: the weights within one heading are free of those
    within another, and no heading's weight is negative, so that the lowest
    difference is the lowest mean of each heading's own lowest difference.

    Raises
    ------
    DataError
        If weights within headings are asked for where they have no exact answer.
    """
    if within > 0 and not part.below:
        raise DataError("weights within headings are proved under arithmetic means only")
    below = part.below if within > 0 else (None,) * len(part.codes)
    each = [
        np.subtract.outer(column, column)
        if one is None
        else lowest_differences(one, within, within)
        for one, column in zip(below, part.scores.T, strict=True)
    ]
    return lowest_mean(np.stack(each, axis=-1), part.weights, span)


def check_span(span: float) -> None:
    """Raise a DataError for a share that is not between 0 and 1."""
    if not 0 <= span <= 1:
        raise DataError(f"span of weights is not between 0 and 1: {span}")


def _corners(values: FloatArray, span: float) -> FloatArray:
    """Return Σ vᵢ with the first one, two … all values times 1 + span, the rest 1 − span."""
    raised = np.cumsum(values, axis=-1)
    lowest = (1 - span) * values.sum(axis=-1, keepdims=True)
    return np.asarray(lowest + 2 * span * raised)
