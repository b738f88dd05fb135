"""Several scores into one: the rules, each a bare function over an array of scores."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import FloatArray
from scoring.index.outrank import copeland, copeland_as_coinr

NEEDS_POSITIVE = frozenset(
    {"geometric", "harmonic", "power", "mazziotta_pareto", "mazziotta_pareto_plus"}
)


def aggregate(
    scores: pd.DataFrame,
    weights: pd.Series,
    rule: str = "arithmetic",
    *,
    minimum_share: float = 0.0,
    power: float = 0.5,
) -> pd.Series:
    """Return one score for each unit from several, by one rule.

    A missing score is left out and the other weights are renormalised, as long
    as the observed weight reaches the threshold.

    Parameters
    ----------
    scores : DataFrame, units × scores, any common scale; NaN where missing
    weights : Series, index the columns of `scores`, 0 upwards, relative
    rule : str
        One of `RULES`.
    minimum_share : float
        Below this share of observed weight the result is NaN. 0, the default,
        asks for one observed score, as COINr does.
    power : float
        The exponent of the rule "power": 1 is the arithmetic mean, −1 the
        harmonic, towards 0 the geometric.

    Raises
    ------
    DataError
        If the rule is unknown, weights are unusable, or the rule needs
        positive scores and finds others.

    Notes
    -----
    With weights wᵢ that sum to 1 over the observed scores xᵢ:

    - arithmetic Σ wᵢxᵢ; geometric exp Σ wᵢ log xᵢ; harmonic 1 / Σ (wᵢ / xᵢ);
      power (Σ wᵢ xᵢᵖ)^(1/p)
    - mazziotta_pareto M − S²/M, mazziotta_pareto_plus M + S²/M; M the weighted
      mean, S² = Σ wᵢ (xᵢ − M)², a penalty for being unbalanced (De Muro,
      Mazziotta and Pareto 2011); it expects z-scores with mean 100, deviation 10
    - copeland: the sum, over all other units, of the weight of the scores in
      which a unit is ahead, ties counting half; over the scores both have
    - copeland_coinr: the same as COINr computes it, where a pair's missing
      scores count for the later row (see `outrank.py`)

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [21.0, 6.0], "b": [1.0, 6.0], "c": [1.0, 6.0], "d": [1.0, 6.0]})
    >>> equal = pd.Series(1.0, index=scores.columns)
    >>> aggregate(scores, equal, "geometric").round(2).tolist()
    [2.14, 6.0]
    """
    weight = _usable(scores, weights)
    cells = scores.to_numpy(float)
    combine = combiner(rule, power)
    check_positive(cells, rule, scores.columns)
    combined = combine(cells, weight)
    withheld = observed_share(cells, weight) < max(minimum_share - 1e-12, 1e-12)
    return pd.Series(np.where(withheld, np.nan, combined), index=scores.index)


def combiner(rule: str, power: float = 0.5) -> Callable[[FloatArray, FloatArray], FloatArray]:
    """Return the bare function of a rule: (n × k scores, k weights) → n scores."""
    if rule not in RULES:
        raise DataError(f"aggregation rule is unknown: {rule!r}")
    if rule != "power":
        return RULES[rule]
    if power == 0:
        return geometric
    return lambda scores, weights: arithmetic(scores**power, weights) ** (1 / power)


def observed_share(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return which share of the weight each row has observed, 0–1."""
    return np.asarray((~np.isnan(scores)) @ weights / weights.sum())


def check_positive(scores: FloatArray, rule: str, codes: pd.Index) -> None:
    """Raise a DataError naming the columns with scores of zero or less, where a rule forbids."""
    if rule not in NEEDS_POSITIVE:
        return
    wrong = np.any(scores <= 0, axis=0)
    if wrong.any():
        named = ", ".join(map(str, codes[np.flatnonzero(wrong)][:5]))
        raise DataError(
            f"the rule {rule} needs scores above zero; normalise to a positive interval: {named}"
        )


def arithmetic(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted mean of the observed scores of each row."""
    missing = np.isnan(scores)
    with np.errstate(invalid="ignore", divide="ignore"):
        total = np.where(missing, 0.0, scores) @ weights
        return np.asarray(total / (~missing @ weights))


def geometric(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted geometric mean: a low score is made up for only in part."""
    return np.exp(arithmetic(np.log(scores), weights))


def harmonic(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted harmonic mean: a low score is hardly made up for."""
    return 1 / arithmetic(1 / scores, weights)


def mazziotta_pareto(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the mean less a penalty for unbalanced scores."""
    mean, penalty = _mean_and_penalty(scores, weights)
    return mean - penalty


def mazziotta_pareto_plus(scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the mean plus the penalty, for an index where more is worse."""
    mean, penalty = _mean_and_penalty(scores, weights)
    return mean + penalty


def _mean_and_penalty(scores: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    mean = arithmetic(scores, weights)
    variance = arithmetic((scores - mean[:, None]) ** 2, weights)
    return mean, variance / mean


def _usable(scores: pd.DataFrame, weights: pd.Series) -> FloatArray:
    weight = weights.reindex(scores.columns).to_numpy(float)
    bad = ~(np.isfinite(weight) & (weight >= 0))
    if bad.any():
        named = ", ".join(map(str, scores.columns[bad][:5]))
        raise DataError(f"aggregation: weight is missing or negative: {named}")
    if not weight.sum() > 0:
        raise DataError("aggregation: all weights are zero")
    return np.asarray(weight)


RULES: dict[str, Callable[[FloatArray, FloatArray], FloatArray]] = {
    "arithmetic": arithmetic,
    "geometric": geometric,
    "harmonic": harmonic,
    "power": geometric,  # `combiner` puts the exponent in
    "mazziotta_pareto": mazziotta_pareto,
    "mazziotta_pareto_plus": mazziotta_pareto_plus,
    "copeland": copeland,
    "copeland_coinr": copeland_as_coinr,
}
