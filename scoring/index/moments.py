"""Skewness and kurtosis of each column: how lopsided, and how heavy in the tails."""

from __future__ import annotations

import numpy as np

from scoring.arrays import FloatArray


def skewness(values: FloatArray) -> FloatArray:
    """Return the adjusted Fisher–Pearson skewness of each column (Excel's SKEW).

    Parameters
    ----------
    values : array, shape (n,) or (n, k); NaN is left out

    Returns
    -------
    array, shape () or (k,); NaN with fewer than three values, or all equal

    Notes
    -----
    √n Σd³ / (Σd²)^1.5 × √(n(n − 1)) / (n − 2), d the deviations from the mean;
    Joanes and Gill (1998), type 2.

    Examples
    --------
    >>> round(float(skewness(np.array([1.0, 2.0, 9.0]))), 4)
    1.6301
    """
    return skewness_and_kurtosis(values)[0]


def kurtosis(values: FloatArray) -> FloatArray:
    """Return the sample excess kurtosis of each column (Excel's KURT).

    Parameters
    ----------
    values : array, shape (n,) or (n, k); NaN is left out

    Returns
    -------
    array, shape () or (k,); NaN with fewer than four values, or all equal

    Notes
    -----
    ((n + 1) g + 6) (n − 1) / ((n − 2)(n − 3)), g = n Σd⁴ / (Σd²)² − 3;
    Joanes and Gill (1998), type 2.

    Examples
    --------
    >>> round(float(kurtosis(np.array([1.0, 2.0, 3.0, 4.0]))), 4)
    -1.2
    """
    return skewness_and_kurtosis(values)[1]


def skewness_and_kurtosis(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return both moments of each column from one pass over the deviations."""
    n, deviation = _deviations(values)
    squared = deviation * deviation
    squares = squared.sum(axis=0)
    cubes = (squared * deviation).sum(axis=0)
    fourths = (squared * squared).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        skewed = np.sqrt(n) * cubes / squares**1.5 * np.sqrt(n * (n - 1)) / (n - 2)
        excess = n * fourths / squares**2 - 3
        tailed = ((n + 1) * excess + 6) * (n - 1) / ((n - 2) * (n - 3))
    return (
        np.where((n >= 3) & (squares > 0), skewed, np.nan),
        np.where((n >= 4) & (squares > 0), tailed, np.nan),
    )


def _deviations(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return how many values each column has, and their deviations, 0 for a gap.

    The deviations are scaled to their largest, which changes neither moment
    and keeps powers of very large or very small units within range. A spread
    that is only rounding noise around the mean counts as none.
    """
    missing = np.isnan(values)
    n = (~missing).sum(axis=0).astype(float)
    mean = np.where(missing, 0.0, values).sum(axis=0) / np.maximum(n, 1)
    deviation = np.where(missing, 0.0, values - mean)
    largest = np.abs(deviation).max(axis=0, initial=0.0)
    some = largest > 1e-13 * np.abs(mean)
    return n, deviation * (some / np.where(some, largest, 1.0))
