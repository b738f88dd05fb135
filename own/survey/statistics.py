"""Shares and means of a sample with weights, and how far they may be off."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

# Two-sided, 95 %.
Z = 1.959963984540054


def effective_size(weights: NDArray[np.float64]) -> float:
    """Return how many answers of equal weight would say as much as these do.

    Notes
    -----
    n / (1 + cv²) = (Σ w)² / Σ w², Kish (1965), with cv the weights' coefficient of variation.

    Examples
    --------
    >>> effective_size(np.array([1.0, 1.0, 1.0, 1.0])), effective_size(np.array([3.0, 1.0]))
    (4.0, 1.6)
    """
    return float(weights.sum() ** 2 / (weights**2).sum())


def wilson(share: float, size: float) -> tuple[float, float]:
    """Return the interval of a share, 0–1, that a sample of this effective size leaves open.

    Notes
    -----
    Wilson (1927), at 95 %; of a share of 0 or 1 it is no point.

    Examples
    --------
    >>> low, high = wilson(0.5, 100)
    >>> round(low, 4), round(high, 4)
    (0.4038, 0.5962)
    """
    spread = Z**2 / size
    centre = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / size + Z**2 / (4 * size**2))
    return centre - half, centre + half


def margin_of_share(share: float, size: float) -> float:
    """Return how far a share may be off at most on either side, 0–1."""
    low, high = wilson(share, size)
    return max(share - low, high - share)


def mean_and_margin(
    scores: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, float]:
    """Return the weighted mean and how far it may be off, at 95 %.

    Notes
    -----
    Z · sqrt(s² / n_eff), s² the weighted variance, unbiased by n_eff / (n_eff − 1).

    Examples
    --------
    >>> mean, margin = mean_and_margin(np.array([1.0, 5.0] * 50), np.ones(100))
    >>> float(mean), round(margin, 3)
    (3.0, 0.394)
    """
    size = effective_size(weights)
    mean = float(np.average(scores, weights=weights))
    if size <= 1:
        return mean, math.inf
    variance = float(np.average((scores - mean) ** 2, weights=weights)) * size / (size - 1)
    return mean, Z * math.sqrt(variance / size)
