"""Outliers pulled in, so that a few extreme cities do not flatten everybody else's scores.

The rule is that of the R package COINr and the JRC's COIN Tool.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.arrays import Array, BoolArray, FloatArray
from scoring.index.moments import skewness_and_kurtosis

NONE = "none"
WINSORISED = "winsorised"
LOGARITHM = "logarithm"
REFLECTED = "reflected_logarithm"
KEPT = "kept"
NEVER_TREATED = frozenset({"binary", "count"})


@dataclass(frozen=True)
class OutlierRule:
    """When an indicator passes: |skewness| < 2 or kurtosis < 3.5.

    At most `maximum_winsorised` points are Winsorised before the logarithm is
    taken instead. With `reflect`, a long lower tail is drawn in by the
    logarithm of the reflected values, and where the logarithm leaves the
    skewness no smaller the untreated values are kept. Without, the logarithm
    is taken as it is, which is what COINr does.
    """

    skewness_limit: float = 2.0
    kurtosis_limit: float = 3.5
    maximum_winsorised: int = 5
    reflect: bool = True

    def passes(self, skewness: FloatArray, kurtosis: FloatArray) -> BoolArray:
        """Return whether each indicator is within the limits; one without moments is."""
        lopsided = np.abs(skewness) >= self.skewness_limit
        return np.asarray(~(lopsided & (kurtosis >= self.kurtosis_limit)))


@dataclass(frozen=True)
class Treatment:
    """Values after treatment, and what was done to each indicator.

    Attributes
    ----------
    values : DataFrame, cities × indicators, as given
    log : DataFrame, one row an indicator
        method ("none"; "winsorised"; "logarithm"; "reflected_logarithm"; "kept":
        it failed, and no logarithm is better), points (how many cells were
        Winsorised), skewness_before, kurtosis_before, skewness_after,
        kurtosis_after, passes (whether the rule holds in the end)
    points : DataFrame, one row a Winsorised cell
        city_code, indicator, before, after, in the indicator's unit
    """

    values: pd.DataFrame
    log: pd.DataFrame
    points: pd.DataFrame


def treat_outliers(
    values: pd.DataFrame,
    kinds: Mapping[str, str] | None = None,
    rule: OutlierRule | None = None,
) -> Treatment:
    """Return the indicators with outliers pulled in, and a log of every change.

    An indicator that fails the rule is Winsorised point by point; if that is
    not enough, the logarithm of its untreated values is taken, as the rule says.

    Parameters
    ----------
    values : DataFrame, cities × indicators; NaN stays NaN
    kinds : mapping from indicator to kind, optional
        "binary" and "count" are never treated; without it, all may be.
    rule : OutlierRule, optional

    Notes
    -----
    The logarithm is log(x − min + 0.01 (max − min)), COINr's `log_CT`; reflected,
    −log(max − x + 0.01 (max − min)).

    Examples
    --------
    >>> values = pd.DataFrame({"income": [*range(1, 11), 100.0]})
    >>> treated = treat_outliers(values)
    >>> treated.log.loc["income", "method"], float(treated.values["income"].max())
    ('winsorised', 10.0)
    """
    may = [(kinds or {}).get(str(c), "") not in NEVER_TREATED for c in values.columns]
    return _treated(values, np.array(may, dtype=bool), rule or OutlierRule())


def leave_outliers(values: pd.DataFrame) -> Treatment:
    """Return the indicators as they are, and a log that says how skewed each is."""
    return _treated(values, np.zeros(values.shape[1], dtype=bool), OutlierRule())


def _treated(values: pd.DataFrame, may: BoolArray, rule: OutlierRule) -> Treatment:
    """Return the values with those indicators treated that may be, and need it."""
    before = values.to_numpy(float)
    moments = skewness_and_kurtosis(before)
    failing = np.flatnonzero(~rule.passes(*moments) & may)
    after, method = _treat(before, failing, rule)
    changed = np.nan_to_num(after - before) != 0
    changed[:, method != WINSORISED] = False
    treated = pd.DataFrame(after, index=values.index, columns=values.columns)
    log = _log(values.columns, method, changed, moments, skewness_and_kurtosis(after), rule)
    return Treatment(treated, log, _points(values, after, changed))


def winsorise(values: FloatArray, rule: OutlierRule | None = None) -> FloatArray:
    """Return indicators with their most extreme points moved to the next value, one by one.

    Each step works on the side the skewness points to, until the rule holds or
    `maximum_winsorised` points (ties count each) have been moved.

    Parameters
    ----------
    values : array, shape (n, k); NaN stays NaN
    """
    rule = rule or OutlierRule()
    moved = values.copy()
    n_high, n_low = np.zeros(values.shape[1], int), np.zeros(values.shape[1], int)
    active = np.arange(values.shape[1])
    while True:
        skewness, kurtosis = skewness_and_kurtosis(moved[:, active])
        enough = (n_high + n_low)[active] >= rule.maximum_winsorised
        failing = ~rule.passes(skewness, kurtosis) & ~enough
        active = active[failing]
        if not len(active):
            return moved
        upwards = skewness[failing] >= 0
        sign = np.where(upwards, 1.0, -1.0)
        side, n_extreme = _extreme_to_next(moved[:, active] * sign)
        moved[:, active] = side * sign
        n_high[active] = np.where(upwards, n_extreme, n_high[active])
        n_low[active] = np.where(upwards, n_low[active], n_extreme)


def logarithm(values: FloatArray) -> FloatArray:
    """Return log(x − min + 0.01 (max − min)): order kept, a long upper tail drawn in.

    Parameters
    ----------
    values : array, shape (n,) or (n, k), each column with some spread
    """
    low, high = np.nanmin(values, axis=0), np.nanmax(values, axis=0)
    return np.asarray(np.log(values - low + 0.01 * (high - low)))


def _extreme_to_next(values: FloatArray) -> tuple[FloatArray, Array]:
    """Return each column with its highest value cut to the next, and how many had it."""
    gapless = np.where(np.isnan(values), -np.inf, values)
    extreme = gapless == gapless.max(axis=0)
    following = np.where(extreme, -np.inf, gapless).max(axis=0)
    return np.where(extreme, following, values), extreme.sum(axis=0)


def _treat(values: FloatArray, failing: Array, rule: OutlierRule) -> tuple[FloatArray, Array]:
    """Return the values after treatment of the failing columns, and each column's method."""
    after = values.copy()
    method = np.full(values.shape[1], NONE, dtype=object)
    if not len(failing):
        return after, method
    moved = winsorise(values[:, failing], rule)
    # Winsorising until all cities are equal would pass for want of any spread.
    spread = np.nanmax(moved, axis=0) > np.nanmin(moved, axis=0)
    cured = rule.passes(*skewness_and_kurtosis(moved)) & spread
    logged, how = _logged(values[:, failing], rule)
    after[:, failing] = np.where(cured, moved, logged)
    method[failing] = np.where(cured, WINSORISED, how)
    return after, method


def _logged(values: FloatArray, rule: OutlierRule) -> tuple[FloatArray, Array]:
    """Return the logarithm of each column that the rule asks for, and what it is called."""
    if not rule.reflect:
        return logarithm(values), np.full(values.shape[1], LOGARITHM, dtype=object)
    before, _ = skewness_and_kurtosis(values)
    down = before < 0
    sign = np.where(down, -1.0, 1.0)
    logged = sign * logarithm(sign * values)
    # Two values are as lopsided under any logarithm, up to the last digit.
    better = np.abs(skewness_and_kurtosis(logged)[0]) < (1 - 1e-6) * np.abs(before)
    how = np.where(better, np.where(down, REFLECTED, LOGARITHM), KEPT).astype(object)
    return np.where(better, logged, values), how


def _log(
    codes: pd.Index,
    method: Array,
    changed: BoolArray,
    before: tuple[FloatArray, FloatArray],
    after: tuple[FloatArray, FloatArray],
    rule: OutlierRule,
) -> pd.DataFrame:
    columns = {
        "method": method.astype(str),
        "points": changed.sum(axis=0),
        "skewness_before": before[0],
        "kurtosis_before": before[1],
        "skewness_after": after[0],
        "kurtosis_after": after[1],
        "passes": rule.passes(*after),
    }
    return pd.DataFrame(columns, index=codes)


def _points(before: pd.DataFrame, after: FloatArray, changed: BoolArray) -> pd.DataFrame:
    row, column = np.nonzero(changed)
    return pd.DataFrame(
        {
            "city_code": before.index[row],
            "indicator": before.columns[column],
            "before": before.to_numpy(float)[row, column],
            "after": after[row, column],
        }
    )
