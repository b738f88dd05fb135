"""Whom a city is compared with: cities of its size, its province, the cities most like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.arrays import FloatArray
from scoring.city_size import district_residents, size_classes
from scoring.published import latest_figures

SIZE, TIER, PROVINCE, NEAREST = "size", "tier", "province", "nearest"
# The first group a reader may choose; a commercial tier is one choice, never the default.
BESIDE = (SIZE, TIER)
N_NEAREST = 10
FEATURES = ("gdp_per_resident", "resident_population", "urbanisation_rate")
_FEWEST_FEATURES = 2


@dataclass(frozen=True)
class PeerGroups:
    """The peers of every city, and how like each other any two cities are.

    Attributes
    ----------
    of : mapping city_code → group ("size", "tier", "province", "nearest") → codes
        of the other cities in it; "nearest" is in order, the most alike first
    distance : DataFrame, cities × cities, standard deviations apart, NaN
        where too little is known
    features : DataFrame, cities × `FEATURES`, in their own units
    """

    of: Mapping[str, Mapping[str, tuple[str, ...]]]
    distance: pd.DataFrame
    features: pd.DataFrame


def peer_groups(catalogue: Catalogue, year: int, n_nearest: int = N_NEAREST) -> PeerGroups:
    """Return the peer groups of every city.

    Parameters
    ----------
    catalogue : Catalogue
    year : int, figures of the latest year not after this one
    n_nearest : int, how many of the cities most alike
    """
    cities = catalogue.cities.set_index("city_code")
    features = peer_features(catalogue, year)
    distance = feature_distance(features)
    nearest = nearest_cities(distance, n_nearest)
    same = {
        SIZE: _same(size_classes(district_residents(catalogue))),
        TIER: _same(cities["tier"]),
        PROVINCE: _same(cities["province_code"]),
    }
    of = {
        city: {**{name: same[name][city] for name in same}, NEAREST: nearest[city]}
        for city in cities.index
    }
    return PeerGroups(of, distance, features)


def peer_features(catalogue: Catalogue, year: int) -> pd.DataFrame:
    """Return what makes cities alike: GDP per resident (CNY), residents, urbanisation (%)."""
    names = pd.Index(["gdp", "resident_population", "urbanisation_rate"])
    codes = list(catalogue.cities["city_code"])
    figures = latest_figures(catalogue.values, catalogue.breaks, names, codes, year)
    gdp, people, urban = figures.value.T
    return pd.DataFrame(
        np.column_stack([gdp / people, people, urban]),
        pd.Index(codes, name="city_code"),
        list(FEATURES),
    )


def feature_distance(features: pd.DataFrame) -> pd.DataFrame:
    """Return how far apart any two cities are, in standard deviations.

    Parameters
    ----------
    features : DataFrame, cities × `FEATURES`; NaN where unknown

    Returns
    -------
    DataFrame, cities × cities; a row holds one city's distances to all others,
    NaN on the diagonal, where fewer than two features are known of it, and
    where another lacks one that it has

    Notes
    -----
    √(Σ (zᵢ − zⱼ)² / k) over the k features both have; z standardised over all
    cities, GDP per resident and population as logarithms, so that twice the
    size counts the same everywhere.

    Examples
    --------
    >>> like = pd.DataFrame(
    ...     {"gdp_per_resident": [1.0, 1.0, 9.0], "resident_population": [2.0, 2.0, 8.0],
    ...      "urbanisation_rate": [50.0, 50.0, 80.0]}, index=list("abc"))
    >>> float(feature_distance(like).loc["a", "b"])
    0.0
    """
    missing = [name for name in FEATURES if name not in features.columns]
    if missing:
        raise DataError(f"peers: no feature {', '.join(missing)}")
    scaled = features[list(FEATURES)].copy()
    scaled[["gdp_per_resident", "resident_population"]] = np.log(
        scaled[["gdp_per_resident", "resident_population"]]
    )
    standard = ((scaled - scaled.mean()) / scaled.std()).to_numpy(float)
    squared = (standard[:, None, :] - standard[None, :, :]) ** 2
    known = np.sum(~np.isnan(squared), axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        apart = np.sqrt(np.nansum(squared, axis=2) / known)
    # A city with all three features is not like one of which less is known.
    own = np.sum(~np.isnan(standard), axis=1)[:, None]
    apart[(known < own) | (own < _FEWEST_FEATURES)] = np.nan
    np.fill_diagonal(apart, np.nan)
    return pd.DataFrame(apart, features.index, features.index)


def nearest_cities(distance: pd.DataFrame, n: int) -> dict[str, tuple[str, ...]]:
    """Return the n cities most like each one, the most alike first; ties by code."""
    cells: FloatArray = distance.to_numpy(float)
    order = np.argsort(cells, axis=1, kind="stable")[:, :n]  # NaN comes last
    codes = [str(code) for code in distance.index]
    return {
        codes[i]: tuple(codes[j] for j in row if not np.isnan(cells[i, j]))
        for i, row in enumerate(order)
    }


def _same(group: pd.Series) -> dict[str, tuple[str, ...]]:
    members: dict[str, Sequence[str]] = {
        str(name): [str(code) for code in rows.index] for name, rows in group.groupby(group)
    }
    return {
        str(city): tuple(code for code in members[str(name)] if code != city)
        for city, name in group.items()
    }
