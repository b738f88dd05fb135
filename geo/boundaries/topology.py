"""From raw polygons to one seamless map: repair, dissolve, simplify, encode.

Neighbours are simplified together (`shapely.coverage_simplify`), so a border
is the same line on both of its sides: simplifying unit by unit would tear
thousands of square kilometres of gaps into the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from topojson.core.topology import Topology

from data.errors import DataError
from geo.boundaries.source import FARM_BELONGS_TO

# The equal-area projection of Chinese national maps: shapes look familiar, and
# a choropleth must not give northern units more ink than southern ones.
ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=36 +lon_0=105 +datum=WGS84 +units=m"
SIMPLIFY_METRES = 2_000.0
SIMPLIFY_LINES_METRES = 500.0
# 2 × 10⁵ steps over 4,800 km: finer than a pixel at the deepest zoom, and the
# coarsest grid that still keeps every island.
QUANTISATION = 200_000

Geometries = NDArray[np.object_]


def assemble(raw: gpd.GeoDataFrame, known: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the known units as one seamless coverage at full resolution.

    Parameters
    ----------
    raw : GeoDataFrame in degrees with ``city_code``
    known : DataFrame, index city_code: `geo.boundaries.source.known_units`

    Returns
    -------
    GeoDataFrame, index city_code, in metres on the Albers projection
        The columns of `known` and the geometry.

    Raises
    ------
    DataError
        If the polygons cannot be made into a coverage without overlaps.
    """
    shapes = without_overlaps(np.array([polygons_of(shape) for shape in raw.geometry]))
    if not shapely.coverage_is_valid(shapes):
        raise DataError("the boundary file has units that overlap or do not meet edge to edge")
    owner = raw["city_code"].replace(FARM_BELONGS_TO).to_numpy()
    dissolved = [polygons_of(shapely.coverage_union_all(shapes[owner == c])) for c in known.index]
    flat = [name for name, unit in zip(known["name_zh"], dissolved, strict=True) if unit.is_empty]
    if flat:
        raise DataError(f"the boundary file has units without any area: {', '.join(flat[:5])}")
    return gpd.GeoDataFrame(known, geometry=dissolved, crs="EPSG:4326").to_crs(ALBERS)


def polygons_of(shape: Any) -> shapely.MultiPolygon:
    """Return a valid multipolygon: a ring that touches itself is split, lines are dropped."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape)))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def without_overlaps(shapes: Geometries) -> Geometries:
    """Give each overlap (one is known: 0.27 km² at Rizhao) to the first of the two units."""
    result = shapes.copy()
    # Whoever overlaps another has an edge within it; so few need be compared with all.
    (apart,) = np.nonzero(~shapely.is_empty(shapely.coverage_invalid_edges(shapes)))
    of, others = shapely.STRtree(shapes).query(shapes[apart], "overlaps")
    for first, second in np.sort(np.column_stack((apart[of], others)), axis=1):
        result[second] = polygons_of(shapely.difference(result[second], result[first]))
    return result


def simplify(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the units with fewer vertices, still seamless, every island kept."""
    shapes = shapely.coverage_simplify(units.geometry.to_numpy(), SIMPLIFY_METRES)
    return units.set_geometry(shapes)


def in_degrees(simple: gpd.GeoDataFrame, full: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the simplified units in degrees, with a point inside each to hang a label on.

    Returns
    -------
    GeoDataFrame, index city_code
        The columns of `simple`, ``label_longitude`` and ``label_latitude``.
    """
    points = full.geometry.representative_point().to_crs("EPSG:4326")
    return simple.to_crs("EPSG:4326").assign(label_longitude=points.x, label_latitude=points.y)


def encode(units: gpd.GeoDataFrame, lines: gpd.GeoDataFrame | None = None) -> dict[str, Any]:
    """Return units and lines as one TopoJSON, each shared border stored once.

    Parameters
    ----------
    units, lines : GeoDataFrame in metres; the index becomes each feature's id

    Returns
    -------
    dict
        A TopoJSON topology with the objects ``units`` and, where there are any, ``lines``.
    """
    parts = {"units": units}
    if lines is not None:
        thinned = lines.geometry.simplify(SIMPLIFY_LINES_METRES)
        parts["lines"] = lines.set_geometry(thinned)
    topology = Topology(
        list(parts.values()),
        object_name=list(parts),
        prequantize=QUANTISATION,
        topology=True,
    ).to_dict()
    for name, part in parts.items():
        _name_features(topology["objects"][name]["geometries"], part.index)
    return dict(topology)


def _name_features(geometries: list[dict[str, Any]], ids: Sequence[str]) -> None:
    """The library numbers features in the order given; our keys are codes."""
    for geometry, identifier in zip(geometries, ids, strict=True):
        geometry["id"] = identifier
        geometry["properties"] = {k: v for k, v in geometry["properties"].items() if v}
