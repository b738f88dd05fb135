"""Queen contiguity: by hand on squares, by the map for China."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from data.catalogue import Catalogue
from data.errors import DataError
from geo.space.neighbours import Neighbours, as_text, find_neighbours, graph_among, read_neighbours


@pytest.fixture
def squares() -> gpd.GeoDataFrame:
    """Four squares that meet in one point, and an island nearest to the fourth.

    a b
    c d   e
    """
    shapes = [box(0, 1, 1, 2), box(1, 1, 2, 2), box(0, 0, 1, 1), box(1, 0, 2, 1), box(4, 0, 5, 0.5)]
    return gpd.GeoDataFrame(geometry=shapes, index=list("abcde"), crs="EPSG:3857")


def test_a_shared_corner_makes_neighbours(squares: gpd.GeoDataFrame) -> None:
    """Queen, not rook: a and d touch only in a point."""
    found = find_neighbours(squares)
    assert found.of["a"] == ("b", "c", "d")


def test_an_island_joins_the_nearest_both_ways(squares: gpd.GeoDataFrame) -> None:
    """The gap from e is 2 to d and √4.25 to b: e and d become neighbours, and this is listed."""
    found = find_neighbours(squares)
    assert found.joined == {"e": "d"}
    assert found.of["e"] == ("d",)
    assert found.of["d"] == ("a", "b", "c", "e")


def test_beijing_has_the_neighbours_a_map_shows(
    neighbours: Neighbours, catalogue: Catalogue
) -> None:
    """Tianjin, Baoding, Zhangjiakou, Chengde and Langfang."""
    name = catalogue.cities.set_index("city_code")["name_en"]
    assert {name[code] for code in neighbours.of["110000"]} == {
        "Tianjin",
        "Baoding",
        "Zhangjiakou",
        "Chengde",
        "Langfang",
    }


def test_being_neighbours_is_mutual(neighbours: Neighbours, catalogue: Catalogue) -> None:
    """All 337 units are there, none borders on itself, and each has a neighbour."""
    assert set(neighbours.of) == set(catalogue.cities["city_code"])
    for code, near in neighbours.of.items():
        assert near
        assert code not in near
        assert all(code in neighbours.of[other] for other in near)


def test_units_without_land_neighbours_are_listed(
    neighbours: Neighbours, catalogue: Catalogue
) -> None:
    """Zhoushan is an island; the cities of Hainan are parted by units outside the data."""
    name = catalogue.cities.set_index("city_code")["name_en"]
    assert {name[code]: name[near] for code, near in neighbours.joined.items()} == {
        "Zhoushan": "Ningbo",
        "Haikou": "Zhanjiang",
        "Danzhou": "Haikou",
        "Sanya": "Danzhou",
        "Sansha": "Jiangmen",
    }


def test_neighbours_survive_the_file(tmp_path: Path, squares: gpd.GeoDataFrame) -> None:
    """What is written is read back."""
    path = tmp_path / "neighbours.json"
    path.write_text(as_text(find_neighbours(squares)))
    assert read_neighbours(path) == find_neighbours(squares)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"of": 1, "joined": {}}'])
def test_a_broken_file_says_what_to_run(tmp_path: Path, text: str) -> None:
    """The message names the command that builds the file again."""
    path = tmp_path / "neighbours.json"
    path.write_text(text)
    with pytest.raises(DataError, match=r"neighbours\.json.*python -m geo\.build"):
        read_neighbours(path)


def test_a_graph_of_some_units_knows_only_those(squares: gpd.GeoDataFrame) -> None:
    """Without b and d, a keeps c, and e stands alone."""
    graph = graph_among(find_neighbours(squares), ["e", "c", "a"])
    assert graph.unique_ids.tolist() == ["a", "c", "e"]
    assert graph["a"].to_dict() == {"c": 1}
    assert graph.isolates.tolist() == ["e"]


def test_a_graph_of_unknown_units_is_refused(neighbours: Neighbours) -> None:
    """Hong Kong has no figures, so it has no neighbours here."""
    with pytest.raises(DataError, match="810000"):
        graph_among(neighbours, ["110000", "810000"])
