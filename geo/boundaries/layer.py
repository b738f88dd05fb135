"""Figures joined to the boundaries, as files for a geographic information system."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TypeAlias

import geopandas as gpd
import pandas as pd
import pyogrio

from geo.boundaries.units import join_to_units

Layer: TypeAlias = gpd.GeoDataFrame


def joined_layer(
    table: pd.DataFrame, units: gpd.GeoDataFrame, outside: pd.DataFrame
) -> gpd.GeoDataFrame:
    """Return every unit that is drawn as a layer, ``city_code`` a text column.

    A map drawn from it is whole: the units outside the data are there, their
    cells empty but for what `outside` says of them.

    Parameters
    ----------
    table : DataFrame, index city_code, a row for each unit with figures
    units : `geo.boundaries.units.read_units`
    outside : DataFrame, index city_code, some of the columns of `table`, a row
        for each unit without figures

    Raises
    ------
    JoinError
        If table and units do not match one to one.
    """
    inside = join_to_units(table, units)
    whole = inside.drop(columns="geometry").reindex(units.index)
    for column in outside:
        whole[column] = whole[column].where(~whole.index.isin(outside.index), outside[column])
    layer = gpd.GeoDataFrame(whole, geometry=units.geometry, crs=units.crs)
    return layer.rename_axis("city_code").reset_index()


def as_geojson(layer: gpd.GeoDataFrame, decimals: int = 5, about: str = "") -> bytes:
    """Return a layer as GeoJSON in degrees, coordinates to about a metre.

    Parameters
    ----------
    about : what the file says of itself, as its member ``description``
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layer.geojson"
        settings: dict[str, str | int] = {"RFC7946": "YES", "COORDINATE_PRECISION": decimals}
        settings["AUTODETECT_JSON_STRINGS"] = "NO"  # a name in brackets is a name
        if about:
            settings["DESCRIPTION"] = about
        pyogrio.write_dataframe(layer, path, driver="GeoJSON", **settings)
        return path.read_bytes()


def as_short_geojson(layer: gpd.GeoDataFrame, decimals: int = 5) -> bytes:
    """Return the same without spaces and without empty properties, for hundreds of files."""
    told = json.loads(as_geojson(layer, decimals))
    for unit in told["features"]:
        unit["properties"] = {k: v for k, v in unit["properties"].items() if v not in (None, "")}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def as_geopackage(layer: gpd.GeoDataFrame, name: str, beside: dict[str, pd.DataFrame]) -> bytes:
    """Return a layer and plain tables beside it, such as the sources, as one GeoPackage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layer.gpkg"
        pyogrio.write_dataframe(layer, path, layer=name, driver="GPKG")
        for table, rows in beside.items():
            pyogrio.write_dataframe(rows, path, layer=table, driver="GPKG", append=True)
        return path.read_bytes()
