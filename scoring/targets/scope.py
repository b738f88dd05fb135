"""Which units a target is for."""

from __future__ import annotations

from functools import lru_cache

from pandas import DataFrame, Series

from data.catalogue import Catalogue
from scoring.targets.target import Target

# Of the targets there are; a page of a city asks for each of them.
_KEPT = 256
# Units that are cities as plans for "cities" count them; prefectures and leagues are not.
CITIES = ("municipality", "sub_provincial_city", "prefecture_level_city")


@lru_cache(_KEPT)
def units_of(target: Target, catalogue: Catalogue) -> frozenset[str]:
    """Return the codes of the units that a target is for.

    A national target is a mean of all of them: each may be compared with it, and
    none is bound by it.
    """
    cities = catalogue.cities
    kind, _, code = target.scope.partition(".")
    if kind == "cluster":
        members = catalogue.clusters
        return frozenset(members["city_code"][members["cluster"] == code])
    if kind == "province":
        return frozenset(cities["city_code"][cities["province_code"] == code])
    leading = _leading(cities)
    if kind == "capitals_and_separately_planned":
        return frozenset(cities["city_code"][leading])
    if kind == "other_cities":
        return frozenset(cities["city_code"][cities["level"].isin(CITIES) & ~leading])
    return frozenset(cities["city_code"])


def _leading(cities: DataFrame) -> Series:
    """Municipalities, capitals of provinces and separately planned cities."""
    marked = (cities["provincial_capital"] == 1) | (cities["separately_planned"] == 1)
    return marked | (cities["level"] == "municipality")
