"""The chain written a second time, cell by cell and without arrays, on an index with gaps.

Eight pillars, 49 indicators, both directions: treatment, normalisation and
every level must agree to 1e-9.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import fmean, stdev

import numpy as np
import pandas as pd
import pytest

from scoring.index.aggregate import RULES, aggregate
from scoring.index.kernel import onto_positive
from scoring.index.levels import aggregate_levels
from scoring.index.normalise import Normalisation, normalise
from scoring.index.treat import OutlierRule, treat_outliers
from tests.scoring.shapes import deep

Column = list[float]
COINR = OutlierRule(reflect=False)


def _moments(x: Column) -> tuple[float, float]:
    n, mean = len(x), fmean(x)
    s2, s3, s4 = (sum((v - mean) ** p for v in x) for p in (2, 3, 4))
    skewed = math.sqrt(n) * s3 / s2**1.5 * math.sqrt(n * (n - 1)) / (n - 2)
    tailed = ((n + 1) * (n * s4 / s2**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return skewed, tailed


def _passes(x: Column) -> bool:
    skewed, tailed = _moments(x)
    return abs(skewed) < 2 or tailed < 3.5


def _treated(x: Column) -> Column:
    moved, top, bottom = list(x), 0, 0
    while not _passes(moved) and top + bottom < 5:
        extreme = max(moved) if _moments(moved)[0] >= 0 else min(moved)
        rest = [v for v in moved if v != extreme]
        following = max(rest) if extreme > max(rest) else min(rest)
        if extreme > following:
            top = moved.count(extreme)
        else:
            bottom = moved.count(extreme)
        moved = [following if v == extreme else v for v in moved]
    if _passes(moved):
        return moved
    low, high = min(x), max(x)
    return [math.log(v - low + 0.01 * (high - low)) for v in x]


def _known(frame: pd.DataFrame, code: str) -> Column:
    return frame[code].dropna().tolist()


def test_treatment_agrees() -> None:
    """All three outcomes occur, and each is the same."""
    frame, _ = deep(n_units=80)
    # A ladder of eight: with five points Winsorised six are still far above the rest.
    frame.loc[frame.index[:8], "i01"] = [10.0**k for k in range(1, 9)]
    treated = treat_outliers(frame, rule=COINR)
    assert set(treated.log["method"]) == {"none", "winsorised", "logarithm"}
    for code in frame:
        expected = _treated(_known(frame, str(code)))
        assert _known(treated.values, str(code)) == pytest.approx(expected, abs=1e-9)


def test_reflected_treatment_agrees() -> None:
    """Turned round, treated as a long upper tail, and turned back; kept where no better."""
    frame, _ = deep(n_units=80)
    frame.loc[frame.index[:8], "i01"] = [10.0**k for k in range(1, 9)]
    frame.loc[frame.index[:8], "i02"] = [-(10.0**k) for k in range(1, 9)]
    treated = treat_outliers(frame)
    method = treated.log["method"]
    assert set(method) >= {"winsorised", "logarithm", "reflected_logarithm"}
    for code in frame:
        before = _known(frame, str(code))
        sign = -1.0 if _moments(before)[0] < 0 else 1.0
        expected = [sign * v for v in _treated([sign * v for v in before])]
        assert _known(treated.values, str(code)) == pytest.approx(expected, abs=1e-9)


BY_CELL = {
    "minmax": lambda v, x: (v - min(x)) / (max(x) - min(x)) * 100,
    "zscore": lambda v, x: (v - fmean(x)) / stdev(x),
    "rank": lambda v, x: 1 + sum(w < v for w in x),
    "borda": lambda v, x: sum(w < v for w in x),
    "percentile": lambda v, x: 100 * sum(w < v for w in x) / (len(x) - 1),
}


@pytest.mark.parametrize("method", sorted(BY_CELL))
def test_normalisation_agrees(method: str) -> None:
    """Direction first, then the formula, over what is observed."""
    frame, tree = deep()
    found = normalise(frame, tree.directions, method)
    for code in tree.indicators:
        x = [v * tree.by_code[code].direction for v in _known(frame, code)]
        assert _known(found, code) == pytest.approx([BY_CELL[method](v, x) for v in x], abs=1e-9)


def _combined(rule: str, x: Column, w: Column) -> float:
    pairs = [(v, k) for v, k in zip(x, w, strict=True) if not math.isnan(v)]
    total = sum(k for _, k in pairs)
    if rule == "arithmetic":
        return sum(v * k for v, k in pairs) / total
    if rule == "geometric":
        return math.exp(sum(k * math.log(v) for v, k in pairs) / total)
    return total / sum(k / v for v, k in pairs)


@pytest.mark.parametrize("rule", ["arithmetic", "geometric", "harmonic"])
def test_levels_agree(rule: str) -> None:
    """Four levels, weights of their own at each, gaps left out and weights renormalised."""
    frame, tree = deep()
    how = Normalisation("minmax", lower=1, upper=100)
    normalised = normalise(treat_outliers(frame, rule=COINR).values, tree.directions, how)
    found = aggregate_levels(normalised, tree, (rule,)).scores
    for code in tree.aggregates:
        below = list(tree.children[code])
        weights = tree.weights[below].tolist()
        rows = found[below].to_numpy().tolist()
        expected = [_combined(rule, row, weights) for row in rows]
        np.testing.assert_allclose(found[code], expected, rtol=0, atol=1e-9)


def _support(one: Column, other: Column, w: Column) -> float:
    return sum(k * ((a > b) + 0.5 * (a == b)) for a, b, k in zip(one, other, w, strict=True))


@pytest.mark.parametrize(
    ("rule", "count"),
    [("copeland", lambda won: (won > 0.5) - (won < 0.5)), ("weighted_borda", lambda won: won)],
)
def test_order_agrees(rule: str, count: Callable[[float], float]) -> None:
    """Pair by pair: the share of the weight in which one is ahead, or who wins by it."""
    frame, tree = deep()
    full = frame.fillna(frame.mean())[list(tree.children["pillar0"])]
    weights = tree.weights[full.columns]
    rows, w = full.to_numpy().tolist(), (weights / weights.sum()).tolist()
    expected = [
        sum(count(_support(one, other, w)) for j, other in enumerate(rows) if j != i)
        for i, one in enumerate(rows)
    ]
    np.testing.assert_allclose(aggregate(full, weights, rule), expected, rtol=0, atol=1e-9)
    assert rule in RULES


def test_a_positive_interval_is_a_straight_line() -> None:
    """Moving 0–100 to 1–100 after normalising is normalising to 1–100."""
    frame, tree = deep()
    (moved,) = onto_positive([normalise(frame, tree.directions).to_numpy()])
    direct = normalise(frame, tree.directions, Normalisation("minmax", lower=1.0))
    np.testing.assert_allclose(moved, direct, atol=1e-9)
