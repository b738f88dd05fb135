"""Counties as shapes: the packaged district file, dissolved into the units that have figures.

It is of the same origin and vintage as the prefectures, and its polygons meet edge
to edge, so that counties are simplified as one coverage as prefectures are, and the
border of a prefecture is the border of its counties.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.counties.drawn import drawn_units
from data.errors import DataError, JoinError
from data.languages import LANGUAGES, MANNERS
from geo.boundaries.source import FARM_BELONGS_TO, known_units, read_polygons
from geo.boundaries.topology import ALBERS, polygons_of, without_overlaps

# Hangzhou's districts were cut anew in 2021: what was six and is six is drawn as one.
REGROUPED = dict.fromkeys(("330102", "330105", "330109", "330110", "330113", "330114"), "330100g")
FARM = "farm"
_SQUARE_KILOMETRE = 1e6
# Provinces that are drawn whole, for no county of theirs has figures here.
_WHOLE = {"71": "710000", "81": "810000", "82": "820000"}


def read_counties(path: Path, catalogue: Catalogue) -> gpd.GeoDataFrame:
    """Return every county unit at full resolution, and the nation around them.

    Returns
    -------
    GeoDataFrame, index unit, sorted, in metres on the Albers projection
        ``name_zh``, ``name_en``, ``province_zh``, ``province_en`` (the prefecture and
        the province it lies in), ``city`` and ``outside`` (empty for a unit that
        figures can be of, else why there are none).

    Raises
    ------
    DataError
        If the file is not of the expected form, or its polygons overlap.
    JoinError
        If its polygons and the counties of the tables differ.
    """
    raw = read_polygons(path)
    known = _known(catalogue)
    owner = raw["city_code"].map(_owner)
    _check_codes(owner, raw, known)
    shapes = without_overlaps(np.array([polygons_of(shape) for shape in raw.geometry]))
    if not shapely.coverage_is_valid(shapes):
        raise DataError("the county file has units that overlap or do not meet edge to edge")
    places = owner.groupby(owner).indices
    dissolved = [_dissolved(shapes[places[unit]]) for unit in known.index]
    return gpd.GeoDataFrame(known, geometry=dissolved, crs="EPSG:4326").to_crs(ALBERS)


def areas(units: gpd.GeoDataFrame) -> Series:
    """Return the area of each unit in km², measured on the equal-area projection."""
    square_metres: Series = units.geometry.to_crs(ALBERS).area
    return square_metres / _SQUARE_KILOMETRE


def _owner(code: str) -> str:
    return REGROUPED.get(code) or _WHOLE.get(code[:2]) or code


def _dissolved(shapes: object) -> shapely.MultiPolygon:
    return polygons_of(shapely.coverage_union_all(shapes))


def _known(catalogue: Catalogue) -> DataFrame:
    """Every unit that is drawn, with figures or outside the data, and where it lies."""
    units = drawn_units(catalogue)
    cities = catalogue.cities.set_index("city_code")
    provinces = catalogue.cities.drop_duplicates("province_code").set_index("province_code")
    municipality = cities.reindex(units["city_code"])["level"].to_numpy() == "municipality"
    known = units[["name_zh", "name_en"]].copy()
    for language in LANGUAGES:
        province = provinces[f"province_{language}"].reindex(units["province_code"]).fillna("")
        city = cities[f"name_{language}"].reindex(units["city_code"]).fillna("")
        both = zip(city.to_numpy(), province.to_numpy(), strict=True)
        within = [MANNERS[language].placed(*pair) for pair in both]
        known[f"province_{language}"] = np.where(municipality, city.to_numpy(), within)
    known["city"] = units["city_code"].fillna(units.index.to_series())
    known["outside"] = ""
    every: DataFrame = pd.concat([known, _outside()])
    return every.sort_index()


def _outside() -> DataFrame:
    """What is drawn without figures: three provinces whole, and farms that are no counties."""
    around = known_units()
    names = [f"{of}_{language}" for of in ("name", "province") for language in LANGUAGES]
    whole = around.loc[list(_WHOLE.values()), [*names, "outside"]]
    whole["city"] = whole.index
    lie_in = Series(FARM_BELONGS_TO)
    farms = around.loc[lie_in.tolist(), names].set_axis(lie_in.index)
    for language in LANGUAGES:
        farms[f"province_{language}"] = farms[f"name_{language}"]
    farms["name_zh"], farms["name_en"] = "国有农林牧场", "State farm"
    outside: DataFrame = pd.concat([whole, farms.assign(city=lie_in, outside=FARM)])
    return outside


def _check_codes(owner: Series, raw: gpd.GeoDataFrame, known: DataFrame) -> None:
    names = Series(raw["name_zh"].to_numpy(), owner).groupby(level=0).first()
    stray = [f"{code} {names[code]}" for code in names.index.difference(known.index)]
    missing = [f"{code} {known['name_zh'][code]}" for code in known.index.difference(names.index)]
    if stray or missing:
        raise JoinError(
            f"counties and polygons differ: drawn but unknown {stray[:8] or 'none'}; "
            f"known but not drawn {missing[:8] or 'none'}"
        )
