"""The fields of a honeycomb: their middles, their neighbours, their shapes."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Field = tuple[int, int]
# From one row to the next, where fields of a row are one step apart.
ROW = np.sqrt(3) / 2
# Corners of a field around its middle, on a grid that neighbours share exactly.
_CORNERS = ((0, 2), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1))
_REACH = 2.5


def middle(field: Field) -> tuple[float, float]:
    """Return the middle of a field (column, row), in steps east and north."""
    column, row = field
    return column + (row % 2) / 2, row * float(ROW)


def beside(field: Field) -> list[Field]:
    """Return the six fields around one."""
    column, row = field
    left = column - 1 + row % 2
    rows = [(left + shift, row + turn) for turn in (-1, 1) for shift in (0, 1)]
    return [(column - 1, row), (column + 1, row), *rows]


def fields_near(places: NDArray[np.float64]) -> list[Field]:
    """Return the fields within reach of some places, row by row."""
    far = int(np.abs(places).max() / ROW) + 3
    every = [(column, row) for row in range(-far, far + 1) for column in range(-far, far + 1)]
    middles = np.array([middle(field) for field in every])
    nearest = np.linalg.norm(middles[:, None] - places[None], axis=2).min(1)
    return [field for field, distance in zip(every, nearest, strict=True) if distance < _REACH]


def hexagon(field: Field, step: float) -> shapely.Polygon:
    """Return the shape of a field whose neighbours in a row are `step` away."""
    column, row = field
    # Corners as whole numbers first, so that neighbours share them to the last bit.
    across, up = 2 * column + row % 2, 3 * row
    return shapely.Polygon(
        [((across + dx) * step / 2, (up + dy) * step / (2 * 3**0.5)) for dx, dy in _CORNERS]
    )
