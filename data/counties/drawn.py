"""The county units that are drawn: each polygon once, with the census counties in it.

Most are one county. Where counties were merged or regrouped since the census, the
polygon shows them as one; the development zones that the census lists apart have
no polygon and are counted in their prefecture (`scoring.counties`).
"""

from __future__ import annotations

import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue

CENSUS = 2020
ZONE = "statistical_zone"
_SINCE = "renamed_after_2020"
# What the census calls the whole of a city that has no counties.
_WHOLE = "市辖区"


def drawn_units(catalogue: Catalogue) -> DataFrame:
    """Return every county unit that is drawn.

    Returns
    -------
    DataFrame, index unit (text, the polygon's code), sorted
        ``name_zh``, ``name_en`` (of several counties: all their names; of a city without
        counties: its own), ``city_code``
        (missing where a province governs it directly), ``province_code``, ``members``
        (how many counties of the census it shows) and ``relation`` (as in
        `Catalogue.counties`, of the first member).
    """
    counties = catalogue.counties.dropna(subset="geometry_code")
    census = counties[counties["relation"] != _SINCE]
    alone = counties[~counties["geometry_code"].isin(census["geometry_code"])]
    named = pd.concat([census, alone])
    grouped = named.groupby("geometry_code", sort=True)
    units = grouped[["name_zh", "name_en", "city_code", "province_code", "relation"]].first()
    units.insert(4, "members", grouped.size())
    several = named[named["geometry_code"].duplicated(keep=False)].groupby("geometry_code")
    names = several.agg({"name_zh": "、".join, "name_en": ", ".join})
    units.loc[names.index, names.columns] = names
    return _named(units, catalogue).rename_axis("unit")


def county_names(catalogue: Catalogue) -> DataFrame:
    """Return how each county is called: ``name_zh`` and ``name_en``, index county_code.

    A city without counties, which the census calls a part of itself, has its own name.
    """
    counties = catalogue.counties.set_index("county_code")[["name_zh", "name_en", "city_code"]]
    return _named(counties, catalogue)[["name_zh", "name_en"]]


def _named(places: DataFrame, catalogue: Catalogue) -> DataFrame:
    """The places, those that are the whole of a city called as the city is."""
    whole, cities = places["name_zh"] == _WHOLE, catalogue.cities.set_index("city_code")
    names = cities.loc[places["city_code"][whole], ["name_zh", "name_en"]]
    places.loc[whole, ["name_zh", "name_en"]] = names.to_numpy()
    return places


def known_codes(catalogue: Catalogue) -> Series:
    """Return county_code → the unit that it is drawn in; a zone has none and is not here."""
    counties = catalogue.counties.dropna(subset="geometry_code")
    return counties.set_index("county_code")["geometry_code"].rename("unit")


def zones(catalogue: Catalogue) -> DataFrame:
    """Return the counties of the census that no polygon shows, with their residents.

    Returns
    -------
    DataFrame, index county_code
        ``name_zh``, ``name_en``, ``city_code``, ``relation`` (statistical_zone or
        forest_district) and ``residents`` of the census.
    """
    counties = catalogue.counties
    apart = counties[counties["geometry_code"].isna()].set_index("county_code")
    values = catalogue.county_values
    asked = (values["variable"] == "resident_population") & (values["year"] == CENSUS)
    residents = values[asked].set_index("county_code")["value"]
    columns = ["name_zh", "name_en", "city_code", "relation"]
    return apart[columns].assign(residents=residents.reindex(apart.index))
