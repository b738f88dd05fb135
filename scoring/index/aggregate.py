"""Several scores into one: the rules, each a bare function over scores (…, units, children)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import FloatArray
from scoring.index.outrank import copeland, weighted_borda

Weighted = Callable[[FloatArray], FloatArray]

NEUTRAL = "neutral"
SHARED = "shared"
GAPS = (NEUTRAL, SHARED)


@dataclass(frozen=True)
class Mean:
    """f⁻¹(Σ wᵢ f(xᵢ)): f, and the way back from it."""

    forward: Callable[[FloatArray], FloatArray] = np.asarray
    back: Callable[[FloatArray], FloatArray] = np.asarray


@dataclass(frozen=True)
class Rule:
    """How the scores of an aggregate's children become its own.

    Attributes
    ----------
    over : callable
        From scores, shape (…, units, children), to the function that takes
        weights, shape (…, children), to the combined scores, shape (…, units).
        In two steps, because many weights may be asked of the same scores.
    neutral : callable
        The same, where a missing score counts as that of the units on average.
    average : callable, optional
        From scores, shape (…, units, children), to what counts in place of a
        gap, shape (…, 1, children); none where only the order of a pair counts.
    needs_positive : bool, whether scores of zero or less cannot be combined
    standard : bool, whether it is defined on a mean of 100 and a deviation of 10
    mean : Mean, optional
        What it is the mean of, where it is one, and so fast enough for draws.
    counts_units : bool, whether what comes out is a number of units left behind
    """

    over: Callable[[FloatArray], Weighted]
    neutral: Callable[[FloatArray], Weighted]
    average: Callable[[FloatArray], FloatArray] | None = None
    needs_positive: bool = False
    standard: bool = False
    mean: Mean | None = None
    counts_units: bool = False

    @property
    def is_mean(self) -> bool:
        """Whether it is f⁻¹(Σ wᵢ f(xᵢ))."""
        return self.mean is not None


def aggregate(
    scores: pd.DataFrame,
    weights: pd.Series,
    rule: str = "arithmetic",
    *,
    minimum_share: float = 0.0,
    power: float = 0.5,
    gaps: str = SHARED,
) -> pd.Series:
    """Return one score for each unit from several, by one rule.

    With observed weight below the threshold there is no score.

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
    gaps : str
        What a missing score does: "shared", as in COINr, leaves it out and
        renormalises the other weights; "neutral" lets it count where the
        units stand on average under the rule.

    Raises
    ------
    DataError
        If the rule or what gaps do is unknown, weights are unusable, or the
        rule needs positive scores and finds others.

    Notes
    -----
    With weights wᵢ that sum to 1 over the observed scores xᵢ:

    - arithmetic Σ wᵢxᵢ; geometric exp Σ wᵢ log xᵢ; harmonic 1 / Σ (wᵢ / xᵢ);
      power (Σ wᵢ xᵢᵖ)^(1/p)
    - mazziotta_pareto M − S²/M, mazziotta_pareto_plus M + S²/M; M the weighted
      mean, S² = Σ wᵢ (xᵢ − M)², a penalty for being unbalanced (De Muro,
      Mazziotta and Pareto 2011); it expects z-scores with mean 100, deviation 10
    - copeland: wins minus losses against all other units, a win being to be
      ahead in more of the weight
    - weighted_borda: the sum, over all other units, of the weight of the scores
      in which a unit is ahead, ties counting half
    - on average is f⁻¹ of the mean of f(xᵢ) over the units that have the score;
      where only order counts, half of each comparison

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [21.0, 6.0], "b": [1.0, 6.0], "c": [1.0, 6.0], "d": [1.0, 6.0]})
    >>> equal = pd.Series(1.0, index=scores.columns)
    >>> aggregate(scores, equal, "geometric").round(2).tolist()
    [2.14, 6.0]
    """
    weight = _usable(scores, weights)
    cells = scores.to_numpy(float)
    chosen = rule_of(rule, power)
    if gaps not in GAPS:
        raise DataError(f"aggregation: what gaps do is unknown: {gaps!r}")
    if chosen.needs_positive or chosen.standard:
        _check_positive(cells, rule, scores.columns)
    share = weighted_sum((~np.isnan(cells)).astype(float), weight) / weight.sum()
    withheld = share < max(minimum_share - 1e-12, 1e-12)
    if chosen.counts_units:  # whoever is withheld is nobody's opponent
        cells = np.where(withheld[:, None], np.nan, cells)
    over = chosen.neutral if gaps == NEUTRAL else chosen.over
    return pd.Series(np.where(withheld, np.nan, over(cells)(weight)), index=scores.index)


def rule_of(name: str, power: float = 0.5) -> Rule:
    """Return a rule by name, the exponent of "power" put in."""
    if name not in RULES:
        raise DataError(f"aggregation rule is unknown: {name!r}")
    if name != "power" or power == 0:
        return RULES[name]
    return _mean(lambda x: x**power, lambda x: x ** (1 / power), needs_positive=True)


def weighted_sum(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return Σ wᵢxᵢ over the children, shape (…, units).

    One product of two matrices where many weights share a table of values.
    """
    turned = values.swapaxes(-1, -2)
    if values.ndim == 2:
        return np.asarray(weights @ turned)
    return np.asarray((weights[..., None, :] @ turned)[..., 0, :])


def quasi_arithmetic(
    scores: FloatArray,
    forward: Callable[[FloatArray], FloatArray] = np.asarray,
    back: Callable[[FloatArray], FloatArray] = np.asarray,
) -> Weighted:
    """Return f⁻¹(Σ wᵢ f(xᵢ)) over the observed scores, as a function of the weights."""
    values = forward(scores)
    missing = np.isnan(values)
    gaps = bool(missing.any())
    filled = np.where(missing, 0.0, values) if gaps else values
    observed = (~missing).astype(float) if gaps else None

    def weighted(weights: FloatArray) -> FloatArray:
        total = weights.sum(axis=-1, keepdims=True)
        if observed is not None:
            total = weighted_sum(observed, weights)
        with np.errstate(invalid="ignore", divide="ignore"):
            return back(weighted_sum(filled, weights) / total)

    return weighted


def _mazziotta_pareto(scores: FloatArray, sign: int) -> Weighted:
    """Return the mean less (−1) or plus (+1) a penalty for unbalanced scores."""

    def weighted(weights: FloatArray) -> FloatArray:
        mean = quasi_arithmetic(scores)(weights)
        variance = quasi_arithmetic((scores - mean[..., None]) ** 2)(weights)
        return mean + sign * (variance / mean)

    return weighted


def _average(
    scores: FloatArray,
    forward: Callable[[FloatArray], FloatArray] = np.asarray,
    back: Callable[[FloatArray], FloatArray] = np.asarray,
) -> FloatArray:
    """Return f⁻¹ of the mean of f(x) over the units, shape (…, 1, children)."""
    values = forward(scores)
    observed = ~np.isnan(values)
    total = np.sum(np.where(observed, values, 0.0), axis=-2, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        return back(total / observed.sum(axis=-2, keepdims=True))


def _by_table(
    scores: FloatArray, combine: Callable[[FloatArray, FloatArray], FloatArray]
) -> Weighted:
    """Return a rule of one table, (n × k scores, k weights) → n, over all leading axes."""
    each = np.vectorize(combine, otypes=[float], signature="(n,k),(k)->(n)")
    return lambda weights: np.asarray(each(scores, weights))


def _scored(
    over: Callable[[FloatArray], Weighted],
    average: Callable[[FloatArray], FloatArray],
    **kinds: Any,
) -> Rule:
    """Return a rule that takes an average for a gap."""

    def neutral(scores: FloatArray) -> Weighted:
        missing = np.isnan(scores)
        return over(np.where(missing, average(scores), scores) if missing.any() else scores)

    return Rule(over, neutral, average, **kinds)


def _mean(
    forward: Callable[[FloatArray], FloatArray] = np.asarray,
    back: Callable[[FloatArray], FloatArray] = np.asarray,
    needs_positive: bool = False,
) -> Rule:
    over = partial(quasi_arithmetic, forward=forward, back=back)
    average = partial(_average, forward=forward, back=back)
    return _scored(over, average, needs_positive=needs_positive, mean=Mean(forward, back))


def _ordered(
    shared: Callable[[FloatArray, FloatArray], FloatArray],
    neutral: Callable[[FloatArray, FloatArray], FloatArray],
) -> Rule:
    over = partial(_by_table, combine=shared)
    return Rule(over, partial(_by_table, combine=neutral), counts_units=True)


def _check_positive(scores: FloatArray, rule: str, codes: pd.Index) -> None:
    """Raise a DataError naming the columns with scores of zero or less."""
    wrong = np.any(scores <= 0, axis=0)
    if wrong.any():
        named = ", ".join(map(str, codes[np.flatnonzero(wrong)][:5]))
        raise DataError(
            f"the rule {rule} needs scores above zero; normalise to a positive interval: {named}"
        )


def _usable(scores: pd.DataFrame, weights: pd.Series) -> FloatArray:
    weight = weights.reindex(scores.columns).to_numpy(float)
    bad = ~(np.isfinite(weight) & (weight >= 0))
    if bad.any():
        named = ", ".join(map(str, scores.columns[bad][:5]))
        raise DataError(f"aggregation: weight is missing or negative: {named}")
    if not weight.sum() > 0:
        raise DataError("aggregation: all weights are zero")
    return np.asarray(weight)


_GEOMETRIC = _mean(np.log, np.exp, needs_positive=True)
RULES: dict[str, Rule] = {
    "arithmetic": _mean(),
    "geometric": _GEOMETRIC,
    "harmonic": _mean(np.reciprocal, np.reciprocal, needs_positive=True),
    "power": _GEOMETRIC,  # `rule_of` puts the exponent in
    "mazziotta_pareto": _scored(partial(_mazziotta_pareto, sign=-1), _average, standard=True),
    "mazziotta_pareto_plus": _scored(partial(_mazziotta_pareto, sign=1), _average, standard=True),
    "copeland": _ordered(copeland, copeland),
    "weighted_borda": _ordered(weighted_borda, partial(weighted_borda, neutral=True)),
}
