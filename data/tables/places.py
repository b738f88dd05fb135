"""What the tables of places promise: cities, clusters, counties."""

from __future__ import annotations

from pandera.pandas import Check, DataFrameSchema

from data.tables.columns import (
    CITY_CODE,
    FLAG,
    SYMBOL,
    YEAR,
    in_each,
    integer,
    number,
    table,
    text,
    written,
)

COUNTY_CODE = written(r"^[0-9]{6}$", error="a county code is six digits")
GEOMETRY_CODE = written(
    r"^[0-9]{6}[a-z]?$", error="a polygon's code is six digits, with a letter where regrouped"
)
REGIONS = ("east", "central", "west", "northeast")
LEVELS = (
    "municipality",
    "sub_provincial_city",
    "prefecture_level_city",
    "autonomous_prefecture",
    "league",
    "prefecture",
)
# How a county of the census is linked to the polygon it is drawn with.
RELATIONS = (
    "same",
    "renamed",
    "renamed_after_2020",
    "merged",
    "regrouped",
    "statistical_zone",
    "forest_district",
)
TIERS = ("first", "new_first", "second", "third", "fourth", "fifth")

PLACES: dict[str, DataFrameSchema] = {
    "cities": table(
        {
            "city_code": text(CITY_CODE),
            **in_each("name"),
            "short_zh": text(),
            "province_code": text(CITY_CODE),
            **in_each("province"),
            "region": text(Check.isin(REGIONS)),
            "level": text(Check.isin(LEVELS)),
            "provincial_capital": integer(FLAG),
            "separately_planned": integer(FLAG),
            "tier": text(Check.isin(TIERS)),
            "in_city_yearbook": integer(FLAG),
        },
        ["city_code"],
    ),
    "clusters": table(
        {
            "cluster": text(SYMBOL),
            **in_each("name"),
            "city_code": text(CITY_CODE),
            "plan_year": integer(YEAR),
            "definition": text(Check.isin(["plan", "soft"])),
        },
        ["cluster", "city_code"],
    ),
    "counties": table(
        {
            "county_code": text(COUNTY_CODE),
            **in_each("name"),
            "city_code": text(CITY_CODE, nullable=True),
            "province_code": text(CITY_CODE),
            "geometry_code": text(GEOMETRY_CODE, nullable=True),
            "relation": text(Check.isin(RELATIONS)),
        },
        ["county_code"],
    ),
    "county_variables": table(
        {
            "variable": text(SYMBOL),
            **in_each("name"),
            "unit": text(),
            "adds": integer(FLAG),
        },
        ["variable"],
    ),
    "county_values": table(
        {
            "county_code": text(COUNTY_CODE),
            "variable": text(SYMBOL),
            "year": integer(YEAR),
            "value": number(Check.ge(0)),
            "source": text(SYMBOL),
            "note": text(nullable=True),
        },
        ["county_code", "variable", "year"],
    ),
}
