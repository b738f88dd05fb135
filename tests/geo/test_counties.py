"""Counties on the map: every one once, seamless, the prefectures' borders among theirs."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.catalogue import Catalogue
from data.counties.drawn import drawn_units
from data.errors import DataError, JoinError
from geo.boundaries import counties
from geo.boundaries.topology import ALBERS
from geo.boundaries.units import read_units
from geo.build import BoundaryFiles
from geo.counties import CountyFiles, ensure_counties, read_county_units
from geo.space.neighbours import read_neighbours

# Km² by which counties and prefecture may differ: each was simplified with its like.
_APART = 0.02


@pytest.fixture(scope="module")
def files() -> CountyFiles:
    """The built files, as the atlas serves them."""
    return ensure_counties()


@pytest.fixture(scope="module")
def units(files: CountyFiles) -> gpd.GeoDataFrame:
    """Every county unit that is drawn."""
    return read_county_units(files)


def test_counties_and_polygons_match_one_to_one(
    units: gpd.GeoDataFrame, catalogue: Catalogue
) -> None:
    """No county is drawn twice, none is left out; beside them only what has no figures."""
    assert units.index.is_unique
    inside = units[units["outside"] == ""]
    assert list(inside.index) == list(drawn_units(catalogue).index)
    outside = units[units["outside"] != ""]
    assert set(outside.index) == {"710000", "810000", "820000", "629700", "629800", "629900"}


def test_no_county_vanishes_or_tears(units: gpd.GeoDataFrame) -> None:
    """Borders are the same line on both sides after simplifying, islands are kept."""
    shapes = units.geometry.to_crs(ALBERS).to_numpy()
    assert not shapely.is_empty(shapes).any()
    assert (shapely.area(shapes) > 0).all()


def test_counties_fill_their_prefecture(
    units: gpd.GeoDataFrame, boundary_files: BoundaryFiles
) -> None:
    """The area of a prefecture's counties is its own, but for how coasts were simplified."""
    prefectures = read_units(boundary_files).to_crs(ALBERS).geometry.area / 1e6
    # Farms belong to the prefecture that surrounds them; Hainan's counties are units of their own.
    ours = units["area"].groupby(units["city"]).sum()
    both = prefectures.index.intersection(ours.index)
    assert len(both) == len(prefectures)
    assert (np.abs(ours[both] / prefectures[both] - 1) < _APART).mean() > 0.97


def test_hangzhou_is_drawn_as_one_where_it_was_cut_anew(units: gpd.GeoDataFrame) -> None:
    """Six districts before and six after 2021 are one polygon."""
    assert "330100g" in units.index
    assert not set(units.index) & set(counties.REGROUPED)


def test_neighbours_are_known_both_ways(files: CountyFiles, catalogue: Catalogue) -> None:
    """Every county with figures has a neighbour, islands the nearest unit."""
    near = read_neighbours(files.folder / files.county_neighbours)
    assert set(near.of) == set(drawn_units(catalogue).index)
    assert all(code in near.of[other] for code, codes in near.of.items() for other in codes)


def test_an_unknown_county_is_named(tmp_path: Path, catalogue: Catalogue) -> None:
    """A file of another vintage ends in a sentence that names what differs."""
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    feature = {"type": "Feature", "properties": {"gb": "156999999", "name": "别处"}}
    path = tmp_path / "other.geojson"
    path.write_text(json.dumps({"features": [feature | {"geometry": square}]}), "utf-8")
    with pytest.raises(JoinError, match="999999 别处"):
        counties.read_counties(path, catalogue)


def test_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says which variable names the file."""
    monkeypatch.setenv("ATLAS_COUNTY_BOUNDARIES", str(tmp_path / "gone.geojson"))
    with pytest.raises(DataError, match=r"gone\.geojson.*unset ATLAS_COUNTY_BOUNDARIES"):
        ensure_counties(tmp_path)
