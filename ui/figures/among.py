"""Which units pass the filters of a View."""

from __future__ import annotations

from data.catalogue import Catalogue
from ui.address.view import View

_COLUMNS = {"region": "region", "province": "province_code", "tier": "tier", "level": "level"}


def selected_units(view: View, catalogue: Catalogue) -> frozenset[str]:
    """Return the codes that pass: of each kind of filter set, at least one value must fit."""
    cities = catalogue.cities
    passing = cities["city_code"].notna()
    for kind, codes in view.filters.items():
        if kind == "cluster":
            members = catalogue.clusters.query("cluster in @codes")["city_code"]
            passing &= cities["city_code"].isin(members)
        else:
            passing &= cities[_COLUMNS[kind]].isin(codes)
    return frozenset(cities["city_code"][passing])


def cluster_members(clusters: tuple[str, ...], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return cluster → its members' codes."""
    return {
        cluster: tuple(catalogue.clusters.query("cluster == @cluster")["city_code"])
        for cluster in clusters
    }
