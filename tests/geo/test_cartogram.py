"""The country in hexagons of one size: whole, near the true places, provinces in one piece."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.catalogue import Catalogue
from geo.boundaries.topology import ALBERS
from geo.build import BoundaryFiles
from geo.cartogram.fields import beside, fields_near, hexagon, middle
from geo.cartogram.hexagons import STEP_METRES, as_hexagons
from geo.cartogram.layout import lay_out
from geo.drawing.drawn import Drawn, read_drawn
from geo.picture import draw_picture
from geo.space.neighbours import Neighbours
from tests.geo.test_picture import PICTURE

# Of one field, from one flat side to the other.
_AREA = np.sqrt(3) / 2 * STEP_METRES**2


@pytest.fixture(scope="module")
def drawn(boundary_files: BoundaryFiles) -> Drawn:
    """The built hexagons."""
    return read_drawn(boundary_files, "equal")


@pytest.fixture(scope="module")
def middles(drawn: Drawn) -> pd.DataFrame:
    """The middle of each hexagon, in steps."""
    places = {code: drawn.shape(code)[0][:-1].mean(0) / STEP_METRES for code in drawn.rings}
    return pd.DataFrame.from_dict(places, orient="index", columns=["east", "north"])


def _parts(codes: list[str], beside_of: dict[str, set[str]]) -> int:
    """Into how many parts some units fall."""
    left, count = set(codes), 0
    while left:
        reached, count = [left.pop()], count + 1
        while reached:
            found = left & beside_of[reached.pop()]
            left -= found
            reached += found
    return count


def test_every_unit_has_one_hexagon_of_one_size(drawn: Drawn, catalogue: Catalogue) -> None:
    """All 337 with Hong Kong, Macau and Taiwan, each once, none over another."""
    assert set(drawn.rings) == {*catalogue.cities["city_code"], "710000", "810000", "820000"}
    shapes = [shapely.Polygon(*drawn.shape(code)) for code in drawn.rings]
    assert [shape.area for shape in shapes] == pytest.approx([_AREA] * 340, rel=1e-3)
    assert shapely.union_all(shapes).area == pytest.approx(340 * _AREA, rel=1e-3)
    assert not drawn.is_map


def test_every_province_is_in_one_piece(drawn: Drawn) -> None:
    """The fields of each of the 34 hang together by their edges."""
    beside_of: dict[str, set[str]] = defaultdict(set)
    for one, *other in drawn.owners:
        if other:
            beside_of[one].add(other[0])
            beside_of[other[0]].add(one)
    provinces: dict[str, list[str]] = defaultdict(list)
    for code in drawn.rings:
        provinces[code[:2]].append(code)
    assert len(provinces) == 34
    torn = {digits for digits, codes in provinces.items() if _parts(codes, beside_of) > 1}
    assert torn == set()


def test_places_are_roughly_true(middles: pd.DataFrame, units: gpd.GeoDataFrame) -> None:
    """The order from west to east and from south to north is nearly the true one."""
    true = units.to_crs(ALBERS).geometry.representative_point().reindex(middles.index)
    assert np.corrcoef(middles["east"].rank(), true.x.rank())[0, 1] > 0.95
    assert np.corrcoef(middles["north"].rank(), true.y.rank())[0, 1] > 0.95


def test_true_neighbours_stay_near(middles: pd.DataFrame, neighbours: Neighbours) -> None:
    """Nine of ten pairs that share a border lie within two fields of each other."""
    pairs = [(one, other) for one, near in neighbours.of.items() for other in near]
    first, second = (middles.loc[list(side)].to_numpy() for side in zip(*pairs, strict=True))
    apart = np.linalg.norm(first - second, axis=1)
    assert (apart < 2.01).mean() > 0.9
    assert apart.mean() < 1.6


def test_the_same_units_lie_in_the_same_fields(units: gpd.GeoDataFrame) -> None:
    """Two layouts of the east are equal, field by field, and no field is given twice."""
    east = units.to_crs(ALBERS)[units.index.str[:2].isin(["31", "32", "33", "34"])]
    points = east.geometry.centroid.get_coordinates().to_numpy()
    provinces = east.index.str[:2].tolist()
    once, twice = lay_out(points, provinces), lay_out(points, provinces)
    assert once == twice
    assert set(Counter(once).values()) == {1}


def test_a_field_has_six_neighbours_one_step_away() -> None:
    """In even and in odd rows; their shapes share two corners with it."""
    for field in ((0, 0), (3, 1), (-2, -3)):
        for other in beside(field):
            assert np.hypot(*np.subtract(middle(field), middle(other))) == pytest.approx(1)
            corners = [set(hexagon(one, 7.0).exterior.coords) for one in (field, other)]
            assert len(corners[0] & corners[1]) == 2
    assert (0, 0) in fields_near(np.zeros((1, 2)))


def test_the_picture_of_hexagons_is_whole(boundary_files: BoundaryFiles) -> None:
    """Every unit is drawn once, provinces are named, and there is no inset of the sea."""
    paint = replace(PICTURE.paint, shape="equal")
    svg = draw_picture(replace(PICTURE, paint=paint, legend=None), boundary_files)
    assert svg.count('fill-rule="evenodd"') == 340
    assert "Guangdong" in svg
    assert "South China Sea" not in svg


def test_units_outside_keep_their_columns(units: gpd.GeoDataFrame) -> None:
    """Small parts of provinces have no field; what else is outside has one, and says why."""
    small = units.to_crs(ALBERS)[units.index.str[:2].isin(["42", "44", "71", "81"])]
    hexagons = as_hexagons(small)
    assert set(hexagons["outside"]) == {"", "sar", "taiwan"}
    assert list(hexagons.columns) == list(small.columns)
