"""Inequality split: how much lies between groups of cities, how much within, who carries it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.arrays import Array, FloatArray
from scoring.inequality.measures import checked_values, shares_of_whole, theil_elements


@dataclass(frozen=True)
class TheilDecomposition:
    """Theil's T of cities and its two parts, which sum to it exactly.

    Attributes
    ----------
    total, between, within : float, all 0 or more
    groups : DataFrame, one row a group, index group
        units (count), unit_share (of cities or residents), value_share, mean,
        theil (among its own cities), between and within (what it adds to the
        two parts), share (of the total, 0–1; NaN where the total is zero)
    cities : DataFrame, one row a city, index city_code
        group, contribution (to the total, 0 or more), share (0–1), above
        (whether above the mean)
    """

    total: float
    between: float
    within: float
    groups: DataFrame
    cities: DataFrame

    @property
    def between_share(self) -> float:
        """The share of the total that lies between groups; NaN where all cities are equal."""
        return self.between / self.total if self.total > 0 else float("nan")


def decompose_theil(
    value: Series, group: Series, weight: Series | None = None
) -> TheilDecomposition:
    """Return how much of the inequality lies between groups and how much within them.

    Parameters
    ----------
    value : Series, shape (n_cities,), not negative, index city_code, no gaps
    group : Series of text, same index; every city in exactly one group
    weight : Series, optional, residents, same index

    Raises
    ------
    DataError
        If the indexes differ or a city has no group; as `scoring.inequality.measures.gini`.

    Notes
    -----
    T = Σg Sg ln(Sg / Pg) + Σg Sg Tg, with Sg and Pg a group's shares of the
    whole and of cities (or residents) and Tg its own T; Theil (1967), as PySAL's
    `inequality.theil.TheilD`. A city's contribution is `theil_elements`; those
    of a group's cities sum to the group's between plus within.

    Examples
    --------
    >>> value, group = Series([1.0, 1.0, 3.0, 3.0]), Series(["a", "a", "b", "b"])
    >>> split = decompose_theil(value, group)
    >>> round(split.between, 6), round(split.within, 6)
    (0.130812, 0.0)
    """
    if not group.index.equals(value.index) or group.isna().any():
        raise DataError("every city needs exactly one group")
    y = checked_values(value)
    s, p = shares_of_whole(value, weight)
    names, of = np.unique(group.to_numpy(str), return_inverse=True)
    group_s, group_p = _sums(of, s), _sums(of, p)
    elements = theil_elements(s, p)
    between = theil_elements(group_s, group_p)
    # A group's own cities, each compared with the group's mean instead of the whole's.
    within = _sums(of, theil_elements(s, p * (group_s / group_p)[of]))
    total, mean = float(elements.sum()), float(p @ y)
    groups = {
        "units": np.bincount(of),
        "unit_share": group_p,
        "value_share": group_s,
        "mean": mean * group_s / group_p,
        "theil": np.divide(within, group_s, where=group_s > 0, out=np.zeros_like(within)),
        "between": between,
        "within": within,
        "share": _shares(between + within, total),
    }
    cities = {
        "group": group,
        "contribution": elements,
        "share": _shares(elements, total),
        "above": y > mean,
    }
    return TheilDecomposition(
        total,
        float(between.sum()),
        float(within.sum()),
        DataFrame(groups, index=names).rename_axis("group"),
        DataFrame(cities, index=value.index),
    )


def partition_by_cluster(members: DataFrame) -> Series:
    """Return one cluster for each city: of several, the one with fewest members.

    A decomposition needs every city in one group, and the smaller cluster says
    more about a city. Cities in no cluster are not in the result.

    Parameters
    ----------
    members : DataFrame with cluster, city_code

    Returns
    -------
    Series of text, index city_code

    Examples
    --------
    >>> members = DataFrame({"cluster": ["wide", "wide", "core"], "city_code": ["1", "2", "2"]})
    >>> partition_by_cluster(members).to_dict()
    {'1': 'wide', '2': 'core'}
    """
    size = members.groupby("cluster")["city_code"].transform("size")
    ordered = members.assign(size=size).sort_values(["size", "cluster"], kind="stable")
    first = ordered.drop_duplicates("city_code").sort_values("city_code")
    return first.set_index("city_code")["cluster"]


def _sums(of: Array, parts: FloatArray) -> FloatArray:
    """The sum of the parts in each group, in the order of the groups."""
    return np.bincount(of, parts).astype(np.float64)


def _shares(parts: FloatArray, total: float) -> FloatArray:
    """Each part of the total; NaN where there is nothing to share out."""
    return parts / total if total > 0 else np.full(len(parts), np.nan)
