"""Groups of cities side by side: their level, their spread, their weight in the country."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.inequality.dispersion import why_withheld
from scoring.inequality.measures import gini

COLUMNS = [
    "members",
    "known",
    "mean",
    "median",
    "low",
    "high",
    "low_city",
    "high_city",
    "range",
    "gini",
    "gini_withheld",
    "population_share",
    "gdp_share",
]


def summarise_groups(
    value: Series, population: Series, gdp: Series, members: DataFrame
) -> DataFrame:
    """Return where each group of cities stands, highest mean first.

    Parameters
    ----------
    value : Series, index city_code, over all units; NaN where there is none
    population, gdp : Series, residents and yuan, index city_code; the sums over
        the units that have both are the whole that both shares are of
    members : DataFrame with group, city_code; a city may be in several groups

    Returns
    -------
    DataFrame, one row a group, index group
        members and known (counts: in the list, and with a value); mean (of the
        known with a population, weighted by it), median, low, high, range (in
        the unit of the value) and the cities that hold low and high; gini
        (0–1) and gini_withheld ("" or why there is none); population_share and
        gdp_share (0–1) of the units that have both figures. NaN where no member
        is known, or has both.

    Raises
    ------
    DataError
        If a group lists a city twice.

    Examples
    --------
    >>> value = Series({"1": 10.0, "2": 20.0, "3": 90.0})
    >>> people = Series({"1": 3.0, "2": 1.0, "3": 4.0})
    >>> members = DataFrame({"group": ["delta", "delta"], "city_code": ["1", "2"]})
    >>> summarise_groups(value, people, people, members)["mean"].to_dict()
    {'delta': 12.5}
    """
    if members.duplicated(["group", "city_code"]).any():
        raise DataError("a group lists a city twice")
    both = DataFrame({"people": population, "product": gdp}).dropna()
    rows = {
        str(group): _summary(list(codes), value, population, both)
        for group, codes in members.groupby("group", sort=True)["city_code"]
    }
    table = DataFrame.from_dict(rows, orient="index", columns=COLUMNS).rename_axis("group")
    return table.sort_values("mean", ascending=False, kind="stable")


def weighted_mean(value: Series, weight: Series) -> float:
    """Return the mean of cities weighted by their people; NaN where no city has both.

    Examples
    --------
    >>> weighted_mean(Series([1.0, 5.0, None]), Series([3.0, 1.0, 9.0]))
    2.0
    """
    both = value.notna() & weight.notna()
    return float(np.average(value[both], weights=weight[both])) if both.any() else float("nan")


def _summary(codes: list[str], value: Series, population: Series, both: DataFrame) -> list[object]:
    known = value.reindex(codes).dropna()
    shares = both[both.index.isin(codes)].sum(min_count=1) / both.sum()
    withheld = why_withheld(known)
    some = not known.empty
    low, high = (known.min(), known.max()) if some else (np.nan, np.nan)
    return [
        len(codes),
        len(known),
        weighted_mean(known, population.reindex(known.index)),
        known.median() if some else np.nan,
        low,
        high,
        known.idxmin() if some else "",
        known.idxmax() if some else "",
        high - low,
        np.nan if withheld else gini(known),
        withheld,
        float(shares["people"]),
        float(shares["product"]),
    ]
