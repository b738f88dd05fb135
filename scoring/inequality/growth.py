"""Growth of cities a year, from two levels or from the published real growth."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.arrays import FloatArray


def annual_log_growth(first: Series, last: Series, years: int) -> Series:
    """Return the average growth of each city a year, as a logarithm (0.02 is about 2 %).

    Raises
    ------
    DataError
        If `years` is not positive, the indexes differ or a value is not positive.

    Examples
    --------
    >>> float(annual_log_growth(Series([1.0]), Series([4.0]), 2).iloc[0]) == float(np.log(2))
    True
    """
    if years <= 0:
        raise DataError(f"growth needs a later year, not {years} years on", "no_later_year")
    growth = (logarithms(last, first) - logarithms(first, last)) / years
    return Series(growth, first.index)


def start_from_real_growth(level: Series, growth_percent: Series) -> Series:
    """Return last year's level in this year's prices, from the published real growth.

    Two published levels cannot be compared where the first was revised later;
    the level and its real growth can (docs/decisions/0020-growth-of-gdp.md).

    Parameters
    ----------
    level : Series, this year's level, positive
    growth_percent : Series, published real growth in per cent, above −100

    Examples
    --------
    >>> start_from_real_growth(Series([105.0]), Series([5.0])).tolist()
    [100.0]
    """
    if (growth_percent <= -100).any():
        raise DataError("real growth must be above −100 %", "above_zero")
    return level / (1 + growth_percent / 100)


def accumulated_growth(growth_percent: DataFrame) -> Series:
    """Return the whole real growth of several years in per cent; NaN where a year is missing.

    Parameters
    ----------
    growth_percent : DataFrame, city_code × year, published real growth in per cent

    Examples
    --------
    >>> accumulated_growth(DataFrame({2022: [10.0, 5.0], 2023: [10.0, None]})).round(6).tolist()
    [21.0, nan]
    """
    factor = (1 + growth_percent / 100).prod(axis=1, skipna=False)
    return 100 * (factor - 1)


def logarithms(value: Series, other: Series) -> FloatArray:
    """Return the logarithms of a side that is of the same cities as the other, or raise."""
    if not value.index.equals(other.index):
        raise DataError("the two sides are not of the same cities in the same order")
    numbers = value.to_numpy(float)
    if not (np.isfinite(numbers) & (numbers > 0)).all():
        raise DataError("a logarithm needs values above zero", "above_zero")
    found: FloatArray = np.log(numbers)
    return found
