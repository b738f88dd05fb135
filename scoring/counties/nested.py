"""Inequality among counties, split level by level: provinces, prefectures, inside prefectures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.arrays import Array, FloatArray
from scoring.inequality.measures import checked_values, shares_of_whole, theil_elements


@dataclass(frozen=True)
class NestedTheil:
    """Theil's T of counties and its three parts, which sum to it.

    Attributes
    ----------
    total : float
    between_provinces : between the means of provinces
    between_prefectures : between the means of prefectures inside their province
    inside : between the counties of one prefecture
    prefectures : DataFrame, index the code of a prefecture: counties (how many),
        inside (what its own counties add to the part inside), theil (among them),
        share (of all that is inside, 0-1; NaN where nothing is)
    """

    total: float
    between_provinces: float
    between_prefectures: float
    inside: float
    prefectures: DataFrame

    @property
    def shares(self) -> tuple[float, float, float]:
        """The three parts as shares of the total, 0-1; NaN where all counties are equal."""
        parts = (self.between_provinces, self.between_prefectures, self.inside)
        if self.total <= 0:
            return (float("nan"),) * 3
        first, second, third = (part / self.total for part in parts)
        return first, second, third


def nested_theil(
    value: Series, prefecture: Series, province: Series, weight: Series | None = None
) -> NestedTheil:
    """Return how much inequality among counties lies at each level.

    Parameters
    ----------
    value : Series, not negative, no gaps, index unit
    prefecture, province : Series of text, same index; a prefecture lies in one province
    weight : Series, residents, same index; every county counts once where it is None

    Raises
    ------
    DataError
        If the indexes differ, a county has no group, a prefecture lies in two
        provinces; as `scoring.inequality.measures.gini`.

    Notes
    -----
    T = between provinces + Σ inside a province, between its prefectures + Σ inside a
    prefecture, between its counties: Theil's decomposition (1967) taken twice, each
    level compared with the mean of the one above (Akita 2003, doi:10.1007/s001680200103).

    Examples
    --------
    >>> value = Series([1.0, 3.0, 2.0, 2.0], index=list("abcd"))
    >>> prefecture = Series(["p", "p", "q", "q"], value.index)
    >>> found = nested_theil(value, prefecture, Series(["x"] * 4, value.index))
    >>> [round(share, 9) for share in found.shares]
    [0.0, 0.0, 1.0]
    """
    for group in (prefecture, province):
        if not group.index.equals(value.index) or group.isna().any():
            raise DataError("every county needs a prefecture and a province")
    checked_values(value)
    s, p = shares_of_whole(value, weight)
    lower, in_lower = np.unique(prefecture.to_numpy(str), return_inverse=True)
    _, in_upper = np.unique(province.to_numpy(str), return_inverse=True)
    province_of = np.full(len(lower), -1)
    province_of[in_lower] = in_upper
    if (province_of[in_lower] != in_upper).any():
        raise DataError("a prefecture lies in two provinces")
    lower_s, lower_p = _sums(in_lower, s), _sums(in_lower, p)
    upper_s, upper_p = _sums(in_upper, s), _sums(in_upper, p)
    inside = _sums(in_lower, theil_elements(s, p * _ratio(lower_s, lower_p)[in_lower]))
    middle = theil_elements(lower_s, lower_p * _ratio(upper_s, upper_p)[province_of])
    whole = float(inside.sum())
    table = {
        "counties": np.bincount(in_lower),
        "inside": inside,
        "theil": np.divide(inside, lower_s, where=lower_s > 0, out=np.zeros_like(inside)),
        "share": inside / whole if whole > 0 else np.full(len(lower), np.nan),
    }
    return NestedTheil(
        float(theil_elements(s, p).sum()),
        float(theil_elements(upper_s, upper_p).sum()),
        float(middle.sum()),
        whole,
        DataFrame(table, index=lower).rename_axis("prefecture"),
    )


def _sums(of: Array, parts: FloatArray) -> FloatArray:
    return np.bincount(of, weights=parts).astype(float)


def _ratio(s: FloatArray, p: FloatArray) -> FloatArray:
    ratio: FloatArray = s / p
    return ratio
