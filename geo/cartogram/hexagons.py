"""The layout as shapes that the map draws like any others."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.boundaries.source import PART_OF_PROVINCE
from geo.cartogram.fields import hexagon
from geo.cartogram.layout import lay_out

# So that the whole is about as large on the map as the country.
STEP_METRES = 180_000.0
_PRECISION = 2_000.0


def as_hexagons(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a hexagon for each unit of the data, Hong Kong, Macau and Taiwan.

    Parameters
    ----------
    units : GeoDataFrame, index city_code, in metres: every unit that is drawn

    Returns
    -------
    GeoDataFrame, index city_code
        The columns of `units`; shapes that share their edges exactly.
    """
    # Small towns and counties, of which a field each would make too much.
    kept = units[units["outside"] != PART_OF_PROVINCE]
    points = [_middle(shape) for shape in kept.geometry]
    fields = lay_out(np.array(points), kept.index.str[:2].tolist())
    shapes = [hexagon(field, STEP_METRES) for field in fields]
    return gpd.GeoDataFrame(pd.DataFrame(kept).assign(geometry=shapes), crs=units.crs)


def _middle(shape: shapely.MultiPolygon) -> tuple[float, float]:
    """The middle of the widest part: islands far out do not pull a unit to sea."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest, _PRECISION))[0]
    return float(x), float(y)
