"""The gap of the same cities year by year: its spread, its Gini, and what lies between groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Index, Series

from data.errors import DataError
from scoring.arrays import Array, FloatArray
from scoring.inequality.convergence import CONFIDENCE, FEWEST_FOR_CHANGE
from scoring.inequality.decomposition import decompose_theil

DRAWS, SEED = 999, 2023
SIGMA, GINI = "sigma", "gini"


@dataclass(frozen=True)
class SpreadByYear:
    """How unequal cities are in each year.

    Attributes
    ----------
    units : the same cities in every year; 0 where they are too few
    same : DataFrame, index year: sigma (standard deviation of the logarithms) and gini of
        those cities, each with _low and _high of its 95 % interval; empty where too few
    each : DataFrame, index year: units, sigma and gini of all cities with a figure in that
        year, NaN where they are too few
    """

    units: int
    same: DataFrame
    each: DataFrame


def spread_by_year(levels: DataFrame, same: Index) -> SpreadByYear:
    """Return the spread and the Gini of cities year by year.

    Parameters
    ----------
    levels : DataFrame, city_code × year, above zero; NaN is a gap
    same : the cities whose figures can be compared over all these years

    Raises
    ------
    DataError
        If a value is not above zero, or one of the same cities has a gap.

    Notes
    -----
    The interval is that of a bootstrap over cities: 999 draws with one seed, each draw the
    same cities in every year, percentiles 2.5 and 97.5; Efron (1979). Below eight cities
    nothing is said.

    Examples
    --------
    >>> levels = DataFrame({2020: [1.0] * 8, 2021: [1.0, 2.0] * 4})
    >>> found = spread_by_year(levels, levels.index)
    >>> found.units, found.same["gini"].round(3).tolist()
    (8, [0.0, 0.167])
    """
    if (levels <= 0).any(axis=None):
        raise DataError("a logarithm needs values above zero", "above_zero")
    years = list(levels.columns)
    each = DataFrame([_alone(levels[year].dropna()) for year in years], index=years)
    kept = levels.loc[same]
    if kept.isna().any(axis=None):
        raise DataError("one of the same cities has no figure in one of the years")
    if len(same) < FEWEST_FOR_CHANGE:
        return SpreadByYear(0, DataFrame(), each)
    return SpreadByYear(len(same), _with_interval(kept), each)


def same_units(levels: DataFrame, apart: Index) -> Index:
    """Return the cities with a figure in every year, none of which a break sets apart."""
    full = levels.dropna().index
    return full[~full.isin(apart)]


def theil_by_year(levels: DataFrame, group: Series, weights: DataFrame | None = None) -> DataFrame:
    """Return what of Theil's T lies between groups and within them, year by year.

    Parameters
    ----------
    levels : DataFrame, city_code × year, the same cities in every year, no gaps
    group : Series of text, same index
    weights : DataFrame, optional, residents, as `levels`

    Returns
    -------
    DataFrame, index year
        total, between, within (which sum to it) and share, the part of the total that lies
        between (NaN where there is no gap)

    Examples
    --------
    >>> levels = DataFrame({2020: [1.0, 1.0, 3.0, 3.0], 2021: [1.0, 3.0, 1.0, 3.0]})
    >>> theil_by_year(levels, Series(["a", "a", "b", "b"]))["share"].round(6).tolist()
    [1.0, 0.0]
    """
    rows = {}
    for year in levels.columns:
        found = decompose_theil(levels[year], group, None if weights is None else weights[year])
        rows[year] = (found.total, found.between, found.within, found.between_share)
    return DataFrame.from_dict(rows, "index", columns=["total", "between", "within", "share"])


def _alone(value: Series) -> dict[str, float]:
    enough = len(value) >= FEWEST_FOR_CHANGE
    y = value.to_numpy(float)[:, None]
    found = (float(_sigmas(y)[0]), float(_ginis(y)[0])) if enough else (np.nan, np.nan)
    return {"units": len(value), SIGMA: found[0], GINI: found[1]}


def _with_interval(levels: DataFrame) -> DataFrame:
    """Both figures of each year, each with its interval from the same draws of cities."""
    y = levels.to_numpy(float)
    drawn = np.random.default_rng(SEED).integers(0, len(y), (DRAWS, len(y)))
    tail = 100 * (1 - CONFIDENCE) / 2
    columns: dict[str, Array] = {}
    for name, figure in ((SIGMA, _sigmas), (GINI, _ginis)):
        draws = np.array([figure(y[places]) for places in drawn])
        low, high = np.percentile(draws, [tail, 100 - tail], axis=0)
        columns |= {name: figure(y), f"{name}_low": low, f"{name}_high": high}
    return DataFrame(columns, index=levels.columns)


def _sigmas(y: FloatArray) -> FloatArray:
    """The standard deviation of the logarithms in each column."""
    found: FloatArray = np.log(y).std(axis=0, ddof=1)
    return found


def _ginis(y: FloatArray) -> FloatArray:
    """The Gini of each column: Σ (2 i − n − 1) yᵢ / (n Σ y) in rising order."""
    n = len(y)
    order = 2 * np.arange(1, n + 1) - n - 1
    found: FloatArray = np.maximum(order @ np.sort(y, axis=0) / (n * y.sum(axis=0)), 0.0)
    return found
