"""How unequally one measure is spread over cities, each city counted once or by its people.

Plain figures come from PySAL's `inequality`; population weighting, which it
lacks, is written here. With equal weights both are the same.
"""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.arrays import FloatArray


def gini(value: Series, weight: Series | None = None) -> float:
    """Return how far apart two cities drawn at random are, 0 (equal) to 1.

    Parameters
    ----------
    value : Series, shape (n_cities,), not negative, index city_code, no gaps
    weight : Series, optional
        Residents, same index; without it every city counts once.

    Returns
    -------
    float
        0 where all values are equal.

    Raises
    ------
    DataError
        If there is no city, a value is missing or negative, all are zero, or
        a weight is missing or not positive.

    Notes
    -----
    Σᵢ Σⱼ wᵢ wⱼ |yᵢ − yⱼ| / (2 W² ȳ), with W = Σ w and ȳ weighted; the plain
    one is PySAL's `inequality.gini.Gini`. Gini (1912).

    Examples
    --------
    >>> gini(Series([1.0, 3.0]))
    0.25
    >>> round(gini(Series([1.0, 3.0]), Series([3, 1])), 6)
    0.25
    """
    if weight is None:
        # Here and below: it brings matplotlib, a second and 25 MB at every start.
        from inequality.gini import Gini

        return float(Gini(checked_values(value)).g)
    curve = lorenz_curve(value, weight).to_numpy()
    widths, heights = np.diff(curve[:, 0]), curve[1:, 1] + curve[:-1, 1]
    return float(max(1 - widths @ heights, 0.0))


def lorenz_curve(value: Series, weight: Series | None = None) -> DataFrame:
    """Return what share of the whole the lower cities hold together, step by step.

    Returns
    -------
    DataFrame, n + 1 rows from (0, 0) to (1, 1), index city_code after "start"
        unit_share (of cities, or of residents) and value_share, both 0–1

    Notes
    -----
    Cities in rising order of value; Lorenz (1905).

    Examples
    --------
    >>> lorenz_curve(Series([3.0, 1.0], ["b", "a"]))["value_share"].to_dict()
    {'start': 0.0, 'a': 0.25, 'b': 1.0}
    """
    y, w = checked_values(value), checked_weights(value, weight)
    order = np.argsort(y, kind="stable")
    units, total = np.cumsum(w[order]), np.cumsum((w * y)[order])
    shares = {"unit_share": units / units[-1], "value_share": total / total[-1]}
    start = DataFrame({name: [0.0, *share] for name, share in shares.items()})
    return start.set_axis(["start", *value.index[order]])


def share_of_lower_half(value: Series, weight: Series | None = None) -> float:
    """Return what share of the whole the lower half of cities (or residents) holds.

    Notes
    -----
    The Lorenz curve at one half, straight between two cities; 0.5 if equal.

    Examples
    --------
    >>> share_of_lower_half(Series([1.0, 3.0]))
    0.25
    """
    curve = lorenz_curve(value, weight)
    return float(np.interp(0.5, curve["unit_share"], curve["value_share"]))


def theil(value: Series, weight: Series | None = None) -> float:
    """Return Theil's T, the inequality that splits exactly into between and within.

    Returns
    -------
    float
        0 (equal) up to ln n (one city has all).

    Notes
    -----
    Σ sᵢ ln(sᵢ / pᵢ), with sᵢ = wᵢyᵢ / Σwy the city's share of the whole and
    pᵢ = wᵢ / Σw its share of cities or of residents; the plain one is PySAL's
    `inequality.theil.Theil`. Theil (1967).

    Examples
    --------
    >>> round(theil(Series([0.0, 2.0])), 6) == round(float(np.log(2)), 6)
    True
    """
    if weight is None:
        from inequality.theil import Theil

        return float(max(Theil(checked_values(value)).T, 0.0))
    return float(theil_elements(*shares_of_whole(value, weight)).sum())


def coefficient_of_variation(value: Series) -> float:
    """Return the standard deviation of cities as a share of their mean.

    Notes
    -----
    √(Σ (yᵢ − ȳ)² / n) / ȳ: the deviation of all cities there are, not of a sample.

    Examples
    --------
    >>> coefficient_of_variation(Series([1.0, 3.0]))
    0.5
    """
    y = checked_values(value)
    return float(y.std() / y.mean())


def williamson_index(value: Series, population: Series) -> float:
    """Return how unequal cities are, each weighted by its people.

    Parameters
    ----------
    value : Series, shape (n_cities,), not negative, index city_code
    population : Series, shape (n_cities,), residents, same index

    Returns
    -------
    float
        Population-weighted coefficient of variation, 0 (equal) upwards.

    Raises
    ------
    DataError
        If the indexes differ, or a population is missing or not positive.

    Notes
    -----
    √(Σ (yᵢ − ȳ)² pᵢ / P) / ȳ, Williamson (1965), with ȳ weighted by population.

    Examples
    --------
    >>> williamson_index(Series([1.0, 3.0]), Series([1, 1]))
    0.5
    """
    y, p = checked_values(value), checked_weights(value, population)
    mean = float(np.average(y, weights=p))
    return float(np.sqrt(np.average((y - mean) ** 2, weights=p)) / mean)


def ninety_ten_ratio(value: Series) -> float:
    """Return how many times the value at the top tenth's edge is that at the bottom tenth's.

    Returns
    -------
    float
        1 (equal) upwards; NaN where the bottom tenth's edge is zero.

    Notes
    -----
    90th ÷ 10th percentile, straight between two cities.

    Examples
    --------
    >>> ninety_ten_ratio(Series(range(11), dtype=float))
    9.0
    """
    low, high = np.percentile(checked_values(value), [10, 90])
    return float(high / low) if low > 0 else float("nan")


def shares_of_whole(value: Series, weight: Series | None) -> tuple[FloatArray, FloatArray]:
    """Return each city's share of the whole, and its share of cities or residents."""
    y, w = checked_values(value), checked_weights(value, weight)
    return w * y / (w @ y), w / w.sum()


def theil_elements(s: FloatArray, p: FloatArray) -> FloatArray:
    """Return what each city or group adds to Theil's T, never below zero.

    Notes
    -----
    sᵢ ln(sᵢ / pᵢ) − sᵢ + pᵢ. Both shares sum to one, so the added terms vanish
    in the sum, and a city at the mean adds nothing
    (docs/decisions/0021-who-carries-inequality.md).
    """
    ratio = np.divide(s, p, where=s > 0, out=np.ones_like(s))
    elements: FloatArray = np.maximum(s * np.log(ratio) - s + p, 0.0)
    return elements


def checked_values(value: Series) -> FloatArray:
    """Return the values as numbers, or raise `DataError` where inequality has no meaning."""
    y = value.to_numpy(float)
    if not len(y):
        raise DataError("inequality needs at least one city", "no_values")
    if not np.isfinite(y).all() or (y < 0).any():
        bad = list(value.index[~(np.isfinite(y) & (y >= 0))][:5])
        raise DataError(
            f"inequality needs values of zero or more; not so for {bad}",
            "below_zero",
            codes=", ".join(map(str, bad)),
        )
    if not y.any():
        raise DataError("inequality needs a value above zero; all are zero", "all_zero")
    return y


def checked_weights(value: Series, weight: Series | None) -> FloatArray:
    """Return the weights in the order of the values, equal ones where none are given."""
    if weight is None:
        return np.ones(len(value))
    if not weight.index.equals(value.index):
        raise DataError("values and weights are not of the same cities in the same order")
    w = weight.to_numpy(float)
    if not (np.isfinite(w) & (w > 0)).all():
        bad = list(weight.index[~(np.isfinite(w) & (w > 0))][:5])
        codes = ", ".join(map(str, bad))
        raise DataError(f"a weight must be above zero; not so for {bad}", "no_people", codes=codes)
    return w
