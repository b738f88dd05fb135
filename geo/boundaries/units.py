"""The units as shapes, and the one way to join figures to them."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from data.errors import DataError, JoinError
from geo.build import BoundaryFiles, ensure_built

_SHOWN = 8


def read_units(files: BoundaryFiles | None = None) -> gpd.GeoDataFrame:
    """Return the shape of every unit that is drawn, simplified and seamless.

    Returns
    -------
    GeoDataFrame in degrees (EPSG:4326), 372 rows, index city_code (text)
        ``name_zh``, ``name_en``, ``province_zh``, ``province_en`` (empty where
        a unit is a province of its own), ``outside`` (empty for the units
        with figures, else ``sar``, ``taiwan`` or
        ``county_level_under_province``), ``label_longitude``,
        ``label_latitude`` (a point inside the unit) and the geometry.
    """
    files = files or ensure_built()
    try:
        return gpd.read_parquet(files.folder / files.units)
    except (OSError, ValueError) as error:
        raise DataError(
            f"{files.units}: cannot be read ({error}); run: python -m geo.build",
            "map_unreadable",
        ) from None


def join_to_units(table: pd.DataFrame, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the shapes with one row of figures each, joined by code.

    Parameters
    ----------
    table : DataFrame, index city_code (text), one row for each unit with figures
    units : GeoDataFrame: `read_units`

    Returns
    -------
    GeoDataFrame, index city_code
        The units with figures: the columns of `table` and the geometry.

    Raises
    ------
    JoinError
        If a code has no shape, a shape has no row, or a code repeats.
    """
    drawn = units[units["outside"] == ""]
    without_shape = table.index.difference(drawn.index)
    without_row = drawn.index.difference(table.index)
    twice = table.index[table.index.duplicated()].unique()
    if len(without_shape) or len(without_row) or len(twice):
        raise JoinError(
            f"figures without a shape: {_named(without_shape, table, units)}; "
            f"shapes without figures: {_named(without_row, units)}; "
            f"codes that repeat: {_named(twice, units)}"
        )
    return gpd.GeoDataFrame(table.join(drawn[["geometry"]]), crs=units.crs)


def with_shapes(table: pd.DataFrame, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return figures of some units as a layer of their shapes, ``city_code`` a text column."""
    return _layer(table, units.geometry)


def with_points(table: pd.DataFrame, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the same with a point inside each unit: hundreds of layers need no shapes each."""
    places = units["label_longitude"], units["label_latitude"]
    points = gpd.points_from_xy(*places, crs=units.crs)
    return _layer(table, gpd.GeoSeries(points, index=units.index))


def _layer(table: pd.DataFrame, shapes: gpd.GeoSeries) -> gpd.GeoDataFrame:
    layer = gpd.GeoDataFrame(table, geometry=shapes.loc[table.index], crs=shapes.crs)
    return layer.rename_axis("city_code").reset_index()


def _named(codes: pd.Index, *tables: pd.DataFrame) -> str:
    """Return codes with the first name known for each, as a reader can recognise them."""
    names: dict[str, str] = {}
    for table in reversed(tables):
        if "name_zh" in table:
            names |= {str(code): name for code, name in table["name_zh"].items()}
    listed = [f"{code} {names.get(code, '')}".strip() for code in codes[:_SHOWN]]
    more = f" and {len(codes) - _SHOWN} more" if len(codes) > _SHOWN else ""
    return (", ".join(listed) or "none") + more
