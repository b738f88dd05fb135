"""Town and country: what counties are like by how many of their residents live in towns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Series

from scoring.inequality.decomposition import decompose_theil
from scoring.inequality.groups import weighted_mean

# Per cent of residents who live in towns; from the most rural group to the most urban.
BOUNDS = (30.0, 50.0, 70.0, 90.0)
_FEWEST = 8


@dataclass(frozen=True)
class TownAndCountry:
    """A measure by how urban counties are.

    Attributes
    ----------
    groups : DataFrame, index 0 (most rural) to 4: counties (how many), residents, mean
        (weighted by residents; NaN where there is no county)
    share : of the inequality among counties, how much lies between the groups, 0-1; NaN
        where all are equal
    correlation : Spearman's, of measure and urbanisation; NaN where either is one value
    prefectures : DataFrame, index prefecture, one of two counties or more that differ in
        urbanisation: town, country (the most urban and the most rural unit), town_value,
        country_value
    """

    groups: DataFrame
    share: float
    correlation: float
    prefectures: DataFrame


def town_and_country(
    value: Series, urban: Series, residents: Series, prefecture: Series
) -> TownAndCountry | None:
    """Return what counties are like from the most rural to the most urban.

    Parameters
    ----------
    value : Series, not negative, index unit; NaN where there is no figure
    urban : Series, per cent of residents who live in towns, index unit
    residents : Series, index unit
    prefecture : Series of text, index unit; missing where a province governs it directly

    Returns
    -------
    TownAndCountry, or None where fewer than eight counties have all three figures

    Raises
    ------
    DataError
        As `scoring.inequality.measures.gini`.
    """
    table = DataFrame({"value": value, "urban": urban, "residents": residents})
    table["prefecture"] = prefecture.reindex(table.index)
    known = table[table[["value", "urban", "residents"]].notna().all(axis=1)]
    known = known[known["residents"] > 0]
    if len(known) < _FEWEST:
        return None
    group = Series(np.searchsorted(BOUNDS, known["urban"], side="right"), known.index)
    return TownAndCountry(
        _groups(known, group), _between(known, group), _correlation(known), _ends(known)
    )


def _groups(known: DataFrame, group: Series) -> DataFrame:
    rows = {
        place: {
            "counties": len(part),
            "residents": part["residents"].sum(),
            "mean": weighted_mean(part["value"], part["residents"]),
        }
        for place in range(len(BOUNDS) + 1)
        for part in [known[group == place]]
    }
    return DataFrame.from_dict(rows, orient="index").astype({"counties": int})


def _between(known: DataFrame, group: Series) -> float:
    if known["value"].max() <= 0:
        return float("nan")
    return decompose_theil(known["value"], group.astype(str), known["residents"]).between_share


def _correlation(known: DataFrame) -> float:
    ranks = known[["value", "urban"]].rank()
    if (ranks.nunique() < 2).any():
        return float("nan")
    return float(ranks["value"].corr(ranks["urban"]))


def _ends(known: DataFrame) -> DataFrame:
    """The most urban and the most rural county of each prefecture."""
    grouped = known.dropna(subset="prefecture").groupby("prefecture")["urban"]
    ends = DataFrame({"town": grouped.idxmax(), "country": grouped.idxmin()})
    differ = known["urban"][ends["town"]].to_numpy() > known["urban"][ends["country"]].to_numpy()
    ends = ends[differ]
    for end in ("town", "country"):
        ends[f"{end}_value"] = known["value"][ends[end]].to_numpy()
    return ends
