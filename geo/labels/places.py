"""Where names hang: the middle of the widest part of each unit and each province."""

from __future__ import annotations

import re
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from data.languages import LANGUAGES

# What a province is short of when it is named on a map: 新疆维吾尔自治区 is 新疆.
_KIND = re.compile(r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|省|市)$")
_KILOMETRE = 1000.0
_PRECISION = 2_000.0


def find_places(units: gpd.GeoDataFrame, cities: pd.DataFrame) -> dict[str, Any]:
    """Return the points that names hang on, as they travel with the boundaries.

    Parameters
    ----------
    units : GeoDataFrame, index city_code, in metres: every unit that is drawn
    cities : `data.catalogue.Catalogue.cities`

    Returns
    -------
    dict
        ``provinces``: (code, x, y, room, names by language), the largest first;
        ``capitals``: the seats of provinces; ``units``: city_code → (x, y, room, short
        Chinese name), for each unit with figures. Whole kilometres east and north;
        `room` is the radius of the largest circle around the point that lies inside.
    """
    named = units[units.index.isin(cities["city_code"])]
    short = cities.set_index("city_code")["short_zh"]
    return {
        "provinces": _provinces(units),
        "capitals": cities.loc[cities["provincial_capital"] == 1, "city_code"].tolist(),
        "units": {code: [*_middle(shape), short[code]] for code, shape in named.geometry.items()},
    }


def find_county_places(units: gpd.GeoDataFrame, cities: pd.DataFrame) -> dict[str, Any]:
    """Return the same for counties: provinces by the names of `cities`, and each county.

    Parameters
    ----------
    units : GeoDataFrame, index unit, in metres: every county unit that is drawn
    """
    provinces = cities.drop_duplicates("province_code").set_index("province_code")
    digits = units.index.str[:2] + "0000"
    own = {
        f"province_{of}": provinces[f"province_{of}"]
        .reindex(digits)
        .fillna(units[f"name_{of}"].set_axis(digits))
        .to_numpy()
        for of in LANGUAGES
    }
    named = units[units["outside"] == ""]
    return {
        "provinces": _provinces(units.assign(**own)),
        "capitals": [],
        "units": {
            code: [*_middle(shape), named["name_zh"][code]]
            for code, shape in named.geometry.items()
        },
    }


def _provinces(units: gpd.GeoDataFrame) -> list[list[Any]]:
    """Each province by its first two digits; a unit without a province is one of its own."""
    rows = []
    for digits, members in units.groupby(units.index.str[:2]):
        shape = shapely.coverage_union_all(members.geometry.to_numpy())
        first = members.iloc[0]
        names = {of: first[f"province_{of}"] or first[f"name_{of}"] for of in LANGUAGES}
        names["zh"] = _KIND.sub("", names["zh"])
        rows.append((-shape.area, [digits, *_middle(shape), names]))
    return [row for _, row in sorted(rows)]


def _middle(shape: Any) -> list[int]:
    """The middle of the largest circle inside the largest part, and its radius."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest, _PRECISION)
    x, y = shapely.get_coordinates(radius)[0]
    return [round(n / _KILOMETRE) for n in (x, y, shapely.length(radius))]
