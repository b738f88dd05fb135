"""What the boundary file holds, read as plain GeoJSON and checked against the units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape

from data.catalogue import read_catalogue
from data.errors import DataError, JoinError
from data.languages import LANGUAGES
from geo.boundaries.geojson import read_features

OUTSIDE_UNITS = Path(__file__).with_name("outside_units.csv")
# Why a unit has no figures: it is no prefecture, but lies directly under a province.
PART_OF_PROVINCE = "county_level_under_province"
TEN_DASH = "ten_dash"
UNDETERMINED = "undetermined"
# Forest and horse farms of Gansu have boundaries but are no statistical units:
# each belongs to the prefecture that surrounds most of its edge.
FARM_BELONGS_TO = {"629700": "620700", "629800": "622900", "629900": "622900"}


def known_units() -> pd.DataFrame:
    """Return every unit that is drawn, with figures or outside the data.

    Returns
    -------
    DataFrame, index city_code (text), sorted
        ``name_zh``, ``province_zh`` (empty where a unit is a province of its own), their
        like in the other languages, and ``outside``: empty for a unit with
        figures, else why there are none (``sar``, ``taiwan`` or
        ``county_level_under_province``).
    """
    cities = read_catalogue().cities
    outside = pd.read_csv(OUTSIDE_UNITS, dtype=str).rename(columns={"why": "outside"})
    units = pd.concat([cities[["city_code", *(f"name_{of}" for of in LANGUAGES)]], outside])
    units["outside"] = units["outside"].fillna("")
    units["province"] = units["city_code"].str[:2]
    provinces = cities[cities["level"] != "municipality"].drop_duplicates("province_code")
    provinces = provinces.assign(province=provinces["province_code"].str[:2])
    province_names = [f"province_{of}" for of in LANGUAGES]
    units = units.merge(provinces[["province", *province_names]], on="province", how="left")
    units[province_names] = units[province_names].fillna("")
    return units.set_index("city_code").drop(columns="province").sort_index()


def outside_names(language: str) -> dict[str, str]:
    """Return the names of the units that are drawn without figures, by their code."""
    names = pd.read_csv(OUTSIDE_UNITS, dtype=str).set_index("city_code")[f"name_{language}"]
    return {str(code): str(name) for code, name in names.items()}


def units_outside(equal: bool = False) -> int:
    """Return how many units are drawn without being part of the data.

    Parameters
    ----------
    equal : where all units are of one size, which leaves out the small parts of provinces
    """
    why = pd.read_csv(OUTSIDE_UNITS, usecols=["why"], dtype=str)["why"]
    return int((why != PART_OF_PROVINCE).sum()) if equal else len(why)


def read_source(path: Path) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return the raw unit polygons and the national lines of a boundary file.

    Returns
    -------
    units : GeoDataFrame in degrees, ``city_code`` and ``name_zh``, unrepaired
    lines : GeoDataFrame in degrees, index ``kind``: the ten-dash line and the
        undetermined line

    Raises
    ------
    DataError
        If the file is not a GeoJSON of the expected form or lacks a line.
    """
    features = read_features(path)
    lines = [f for f in features if not _is_area(f)]
    return _units([f for f in features if _is_area(f)]), _national_lines(path, lines)


def read_polygons(path: Path) -> gpd.GeoDataFrame:
    """Return the raw unit polygons of a file whose lines are not asked for: as `read_source`.

    Raises
    ------
    DataError
        If the file is not a GeoJSON of the expected form.
    """
    return _units([f for f in read_features(path) if _is_area(f)])


def _is_area(feature: dict[str, Any]) -> bool:
    return bool(feature["geometry"]["type"].endswith("Polygon"))


def _units(features: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {
            # gb is 156 (the country), the six-digit code, and nothing else
            "city_code": [f["properties"]["gb"][3:] for f in features],
            "name_zh": [f["properties"]["name"] for f in features],
        },
        geometry=[shape(f["geometry"]) for f in features],
        crs="EPSG:4326",
    )


def _national_lines(path: Path, features: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    """Pick the two lines that only the nation draws; the others follow coasts and harbours."""
    shapes = [shape(f["geometry"]) for f in features]
    chosen = {
        TEN_DASH: [line for line in shapes if line.bounds[1] < 5],  # reaches 3.4°N
        UNDETERMINED: [line for line in shapes if line.bounds[0] < 75],  # in the Pamirs
    }
    for kind, found in chosen.items():
        if len(found) != 1:
            raise DataError(f"{path.name}: expected one {kind} line, found {len(found)}")
    return gpd.GeoDataFrame(
        geometry=[found[0] for found in chosen.values()],
        index=pd.Index(list(chosen), name="kind"),
        crs="EPSG:4326",
    )


def check_codes(drawn: gpd.GeoDataFrame, known: pd.DataFrame) -> None:
    """Stop unless every known unit is drawn once and nothing else is.

    Raises
    ------
    JoinError
        Naming the units on either side that have no partner.
    """
    names = drawn.set_index("city_code")["name_zh"]
    expected = known.index.union(pd.Index(list(FARM_BELONGS_TO)))
    stray = [f"{code} {names[code]}" for code in names.index.difference(expected)]
    missing = [
        f"{code} {known['name_zh'].get(code, 'farm unit')}"
        for code in expected.difference(names.index)
    ]
    if stray or missing or not names.index.is_unique:
        raise JoinError(
            f"boundaries and units differ: drawn but unknown {stray or 'none'}; "
            f"known but not drawn {missing or 'none'}; "
            f"drawn twice {sorted(names.index[names.index.duplicated()]) or 'none'}"
        )
