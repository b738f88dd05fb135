"""The gap in one measure among chosen cities: every figure at once, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from pandas import DataFrame, Series

from scoring.inequality.measures import (
    coefficient_of_variation,
    gini,
    ninety_ten_ratio,
    share_of_lower_half,
    theil,
    williamson_index,
)

FEWEST_UNITS = 8
FEW_UNITS = "few_units"
NEGATIVE = "negative_values"
ALL_ZERO = "all_zero"


@dataclass(frozen=True)
class Dispersion:
    """How unequal cities are in one measure.

    Attributes
    ----------
    units : cities with a value
    weighted_units : those of them with a population as well
    withheld : "" or why there are no figures: "few_units", "negative_values", "all_zero"
    gini, variation, theil, ninety_ten, lower_half : each city counted once
    gini_weighted, williamson, theil_weighted, lower_half_weighted : by residents
    equal : whether all values are the same

    NaN where withheld, and by residents where fewer than eight cities have a
    population; `ninety_ten` also where its denominator is zero.
    """

    units: int
    weighted_units: int
    withheld: str
    equal: bool = False
    gini: float = float("nan")
    variation: float = float("nan")
    theil: float = float("nan")
    ninety_ten: float = float("nan")
    lower_half: float = float("nan")
    gini_weighted: float = float("nan")
    williamson: float = float("nan")
    theil_weighted: float = float("nan")
    lower_half_weighted: float = float("nan")

    def figures(self) -> dict[str, float]:
        """Return the figures by name, in the order of a table."""
        names = [field.name for field in fields(self)][4:]
        return {name: getattr(self, name) for name in names}


def why_withheld(value: Series) -> str:
    """Return why inequality is not measured among these cities, or "".

    Parameters
    ----------
    value : Series, gaps left out already

    Examples
    --------
    >>> why_withheld(Series([1.0, 2.0]))
    'few_units'
    """
    if len(value) < FEWEST_UNITS:
        return FEW_UNITS
    if (value < 0).any():
        return NEGATIVE
    return "" if value.any() else ALL_ZERO


def measure_dispersion(value: Series, population: Series) -> Dispersion:
    """Return every figure of inequality among the cities that have a value.

    Parameters
    ----------
    value : Series, index city_code; NaN is left out
    population : Series, residents, index city_code; NaN leaves a city out of
        the figures by residents only

    Examples
    --------
    >>> cities = Series([1.0] * 8)
    >>> measure_dispersion(cities, cities).gini
    0.0
    """
    known = value.dropna()
    people = population.reindex(known.index).dropna()
    withheld = why_withheld(known)
    if withheld:
        return Dispersion(len(known), len(people), withheld)
    plain = {
        "gini": gini(known),
        "variation": coefficient_of_variation(known),
        "theil": theil(known),
        "ninety_ten": ninety_ten_ratio(known),
        "lower_half": share_of_lower_half(known),
    }
    equal = bool(np.ptp(known.to_numpy(float)) == 0)
    by_people = _by_residents(known[people.index], people)
    return Dispersion(len(known), len(people), "", equal, **plain, **by_people)


def _by_residents(value: Series, people: Series) -> dict[str, float]:
    if why_withheld(value):
        return {}
    return {
        "gini_weighted": gini(value, people),
        "williamson": williamson_index(value, people),
        "theil_weighted": theil(value, people),
        "lower_half_weighted": share_of_lower_half(value, people),
    }


def top_cluster_share(value: Series, members: DataFrame, direction: int = 1) -> tuple[str, float]:
    """Return the cluster that holds most of the leading tenth of cities, and its share of it.

    Parameters
    ----------
    value : Series, index city_code, no gaps
    members : DataFrame with cluster, city_code
    direction : −1 where the smallest value is best

    Returns
    -------
    tuple of str and float
        ("", NaN) where no cluster holds any; of several, the one first in order.

    Notes
    -----
    The tenth is rounded up, and cities tied with its last one belong to it.

    Examples
    --------
    >>> members = DataFrame({"cluster": ["delta"], "city_code": ["1"]})
    >>> top_cluster_share(Series({"1": 9.0, "2": 1.0}), members)
    ('delta', 1.0)
    """
    signed = value * (direction or 1)
    edge = signed.nlargest(-(-len(signed) // 10)).min()
    leaders = signed.index[signed >= edge]
    counts = members[members["city_code"].isin(leaders)]["cluster"].value_counts()
    if counts.empty:
        return "", float("nan")
    cluster = min(counts.index[counts == counts.max()])
    return str(cluster), float(counts.max() / len(leaders))
