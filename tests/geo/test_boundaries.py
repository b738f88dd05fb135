"""The map is one seamless picture, and figures join to it one to one."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.catalogue import Catalogue
from data.errors import DataError, JoinError
from geo.boundaries.packages import boundary_source
from geo.boundaries.source import known_units, read_source
from geo.boundaries.topology import ALBERS, SIMPLIFY_METRES, assemble
from geo.boundaries.units import join_to_units, read_units
from geo.build import BoundaryFiles


@pytest.fixture(scope="module")
def full_resolution() -> gpd.GeoDataFrame:
    """The units before they are simplified, in metres."""
    raw, _ = read_source(boundary_source())
    return assemble(raw, known_units())


def test_the_units_are_a_coverage(units: gpd.GeoDataFrame) -> None:
    """No gaps along shared borders, no overlaps, nothing invalid, nothing empty."""
    shapes = units.geometry.to_numpy()
    assert len(shapes) == 372
    assert shapely.coverage_is_valid(shapes)
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()


def test_simplifying_keeps_every_island_and_the_area(
    units: gpd.GeoDataFrame, full_resolution: gpd.GeoDataFrame
) -> None:
    """Each unit keeps its parts; a border moves by less than half the tolerance."""
    simple = units.to_crs(ALBERS)
    parts = shapely.get_num_geometries
    assert (parts(simple.geometry.to_numpy()) == parts(full_resolution.geometry.to_numpy())).all()
    moved = (simple.area - full_resolution.area).abs()
    assert (moved <= full_resolution.length * SIMPLIFY_METRES / 2).all()
    assert simple.area.sum() == pytest.approx(full_resolution.area.sum(), rel=1e-3)


def test_the_gansu_farms_are_part_of_their_prefectures(
    full_resolution: gpd.GeoDataFrame,
) -> None:
    """No hole is left where the three farm units were."""
    raw, _ = read_source(boundary_source())
    farms = raw[raw["city_code"].str.startswith("629")].to_crs(ALBERS)
    inside = full_resolution.loc[["620700", "622900"]].union_all()
    assert inside.buffer(1).contains(farms.representative_point().to_numpy()).all()


def test_the_browser_gets_the_same_map(
    boundary_files: BoundaryFiles, units: gpd.GeoDataFrame
) -> None:
    """GDAL, which knows nothing of us, reads 372 units and two lines from the served file."""
    path = boundary_files.folder / boundary_files.topology
    served = gpd.read_file(f"TopoJSON:{path}", layer="units").set_crs(ALBERS, allow_override=True)
    assert served["id"].tolist() == units.index.tolist()
    assert served["name_zh"].tolist() == units["name_zh"].tolist()
    expected = units.to_crs(ALBERS)
    assert served.area.to_numpy() == pytest.approx(expected.area.to_numpy(), rel=5e-3, abs=2e6)
    lines = gpd.read_file(f"TopoJSON:{path}", layer="lines").set_crs(ALBERS, allow_override=True)
    assert lines["id"].tolist() == ["ten_dash", "undetermined"]
    south = lines.to_crs("EPSG:4326").total_bounds[1]
    assert south == pytest.approx(3.4, abs=0.05), "the ten-dash line reaches 3.4°N"


def test_labels_hang_inside_their_units(units: gpd.GeoDataFrame) -> None:
    """A label point lies in its unit, or within the simplification of it."""
    points = gpd.GeoSeries.from_xy(
        units["label_longitude"], units["label_latitude"], crs="EPSG:4326"
    ).to_crs(ALBERS)
    assert (units.to_crs(ALBERS).distance(points) < SIMPLIFY_METRES).all()


def test_figures_join_by_code(catalogue: Catalogue, units: gpd.GeoDataFrame) -> None:
    """All 337 rows find their shape, whatever the order of rows."""
    cities = catalogue.cities.set_index("city_code")
    joined = join_to_units(cities.sample(frac=1, random_state=1)[["tier"]], units)
    assert len(joined) == 337
    assert joined.geometry["320500"].equals(units.geometry["320500"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"320500": "329900"}, r"without a shape: 329900 苏州市;.*without figures: 320500 苏州市"),
        ({"320500": "110000"}, r"codes that repeat: 110000"),
        ({"320500": "810000"}, r"without a shape: 810000 苏州市"),
    ],
)
def test_codes_without_a_partner_are_named(
    catalogue: Catalogue, units: gpd.GeoDataFrame, change: dict[str, str], message: str
) -> None:
    """An unmatched code on either side stops the join and is listed by name."""
    cities = catalogue.cities.set_index("city_code").rename(index=change)
    with pytest.raises(JoinError, match=message):
        join_to_units(cities, units)


def test_codes_that_are_numbers_do_not_join(catalogue: Catalogue, units: gpd.GeoDataFrame) -> None:
    """A table whose codes were read as integers is refused, not painted as missing."""
    numbers = catalogue.cities.assign(city_code=catalogue.cities["city_code"].astype(int))
    with pytest.raises(JoinError, match="and 329 more"):
        join_to_units(numbers.set_index("city_code"), units)


def test_an_unreadable_file_says_what_to_run(boundary_files: BoundaryFiles) -> None:
    """The message names the command that builds the file again."""
    lost = BoundaryFiles(**{**vars(boundary_files), "units": "gone.parquet"})
    with pytest.raises(DataError, match=r"gone\.parquet.*python -m geo\.build"):
        read_units(lost)


def test_an_index_without_codes_does_not_join(units: gpd.GeoDataFrame) -> None:
    """An empty table is refused: it lacks every unit."""
    with pytest.raises(JoinError, match="shapes without figures: 110000 北京市"):
        join_to_units(pd.DataFrame(index=pd.Index([], dtype=str)), units)
