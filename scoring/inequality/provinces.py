"""Provinces as a whole, from the figures of their prefectures: sums of amounts, means of the rest.

Residents weigh a mean. A province's own published figure may be another: cities that a
province governs directly (Xiantao, Jiyuan …) are in no prefecture.
"""

from __future__ import annotations

from pandas import DataFrame, Series

# Units in which figures of prefectures add up, and what is counted in one but is a mean.
AMOUNTS = frozenset({"CNY", "count", "kWh", "km", "m3", "person", "t", "trip", "volume"})
MEANS = frozenset({"household_size"})
# A mean speaks for a province where at least so much of its residents are in it.
LEAST_SHARE = 0.5


def adds(variable: str, unit: str) -> bool:
    """Return whether the figures of a published variable add up over prefectures."""
    return unit in AMOUNTS and variable not in MEANS


def of_provinces(value: Series, residents: Series, province: Series, *, summed: bool) -> DataFrame:
    """Return each province's figure.

    Parameters
    ----------
    value : Series, index city_code; NaN where a prefecture has no figure
    residents : Series, index city_code; NaN where not published
    province : Series of text, index city_code, of every prefecture
    summed : amounts are summed, anything else is a mean weighted by residents

    Returns
    -------
    DataFrame, index province, sorted
        ``value``: a sum where every prefecture has a figure (of a part it would be too
        small), a mean where those that have one have at least half of the residents;
        else NaN. ``members`` and ``known``: prefectures, and those with a figure.

    Examples
    --------
    >>> value, people = Series({"a": 1.0, "b": 3.0, "c": None}), Series({"a": 3.0, "b": 1.0})
    >>> province = Series({"a": "x", "b": "x", "c": "y"})
    >>> of_provinces(value, people, province, summed=False)["value"].to_dict()
    {'x': 1.5, 'y': nan}
    """
    table = DataFrame({"value": value, "people": residents}).reindex(province.index)
    known = table["value"].notna() & (summed | (table["people"] > 0))
    table["weighted"] = table["value"] * (1.0 if summed else table["people"])
    grouped = table[known].groupby(province)
    result = DataFrame({"members": province.value_counts().sort_index()}).rename_axis("province")
    result["known"] = known.groupby(province).sum()
    total = grouped["weighted"].sum()
    if summed:
        result["value"] = total.where(result["known"] == result["members"])
    else:
        share = grouped["people"].sum() / table["people"].groupby(province).sum()
        result["value"] = (total / grouped["people"].sum()).where(share >= LEAST_SHARE)
    return result[["value", "members", "known"]]
