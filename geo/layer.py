"""Figures joined to the boundaries, as files for a geographic information system."""

from __future__ import annotations

import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from geo.boundaries import join_to_units


def joined_layer(table: pd.DataFrame, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the 337 units with figures as a layer, ``city_code`` a text column.

    Parameters
    ----------
    table : DataFrame, index city_code
    units : `geo.boundaries.read_units`

    Raises
    ------
    JoinError
        If table and units do not match one to one.
    """
    return join_to_units(table, units).rename_axis("city_code").reset_index()


def as_geojson(layer: gpd.GeoDataFrame) -> bytes:
    """Return a layer as GeoJSON in degrees, coordinates to about a metre."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layer.geojson"
        settings = {"RFC7946": "YES", "COORDINATE_PRECISION": 5}
        pyogrio.write_dataframe(layer, path, driver="GeoJSON", **settings)
        return path.read_bytes()


def as_geopackage(layer: gpd.GeoDataFrame, name: str, beside: dict[str, pd.DataFrame]) -> bytes:
    """Return a layer and plain tables beside it, such as the sources, as one GeoPackage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layer.gpkg"
        pyogrio.write_dataframe(layer, path, layer=name, driver="GPKG")
        for table, rows in beside.items():
            pyogrio.write_dataframe(rows, path, layer=table, driver="GPKG", append=True)
        return path.read_bytes()
