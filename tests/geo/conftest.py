"""What the tests of the geo room share: the boundaries, built once."""

from __future__ import annotations

import geopandas as gpd
import pytest

from geo.boundaries.units import read_units
from geo.build import BoundaryFiles, ensure_built
from geo.space.neighbours import Neighbours, read_neighbours


@pytest.fixture(scope="session")
def boundary_files() -> BoundaryFiles:
    """The files the application itself uses."""
    return ensure_built()


@pytest.fixture(scope="session")
def units(boundary_files: BoundaryFiles) -> gpd.GeoDataFrame:
    """All 372 units that are drawn."""
    return read_units(boundary_files)


@pytest.fixture(scope="session")
def neighbours(boundary_files: BoundaryFiles) -> Neighbours:
    """Who borders on whom among the 337 units with figures."""
    return read_neighbours(boundary_files.folder / boundary_files.neighbours)
