"""Names on the map hang inside what they name, and none lies over another."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import geopandas as gpd
import pytest
from shapely.geometry import Point

from data.catalogue import Catalogue
from geo.boundaries.topology import ALBERS
from geo.build import BoundaryFiles
from geo.drawing.drawn import read_drawn
from geo.labels.written import Box, Spot, around, placed
from geo.picture import MapPicture, draw_picture
from tests.geo.test_picture import PICTURE

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def places(boundary_files: BoundaryFiles) -> dict[str, Any]:
    """The points of names, as they travel with the boundaries."""
    built = json.loads((boundary_files.folder / boundary_files.topology).read_text("utf-8"))
    found: dict[str, Any] = built["places"]
    return found


def test_every_province_has_its_short_name(places: dict[str, Any]) -> None:
    """Thirty-four of them, in both languages, without the word for what kind they are."""
    names = {of["zh"]: of["en"] for *_, of in places["provinces"]}
    assert len(names) == 34
    short = {"新疆": "Xinjiang", "广东": "Guangdong", "内蒙古": "Inner Mongolia", "广西": "Guangxi"}
    assert short.items() <= names.items()
    assert {"北京": "Beijing", "香港": "Hong Kong", "台湾": "Taiwan"}.items() <= names.items()
    assert len(places["capitals"]) == 27


def test_a_name_hangs_inside_what_it_names(
    places: dict[str, Any], units: gpd.GeoDataFrame, catalogue: Catalogue
) -> None:
    """Of every unit with figures, to the kilometre that its point is rounded to."""
    shapes = units.to_crs(ALBERS).geometry
    assert set(places["units"]) == set(catalogue.cities["city_code"])
    for code, (east, north, room, _) in places["units"].items():
        assert shapes[code].distance(Point(1000 * east, 1000 * north)) < 1000
        assert room > 0


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1600, 1200), (720, 640)])
def test_names_in_a_picture_do_not_meet(
    boundary_files: BoundaryFiles, language: str, size: tuple[int, int]
) -> None:
    """No name lies over another; a picture of the nation names most of its provinces."""
    svg = draw_picture(MapPicture(PICTURE.paint, language), boundary_files, *size)
    drawn = read_drawn(boundary_files)
    sizes = {named.names[language]: 15 for named in drawn.capitals}
    sizes |= {named.names[language]: 18 for named in drawn.provinces}
    written = [
        (str(node.text), float(node.attrib["x"]), float(node.attrib["y"]))
        for node in ElementTree.fromstring(svg).iter(f"{_SVG}text")
        if node.text in sizes
    ]
    boxes = [around(name, x, y - sizes[name] / 3, sizes[name]) for name, x, y in written]
    assert sum(sizes[name] == 18 for name, *_ in written) > (26 if size[0] == 1600 else 12)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize(("language", "seat"), [("en", "Lanzhou"), ("zh", "兰州")])
def test_a_picture_of_a_province_names_its_seat(
    boundary_files: BoundaryFiles, catalogue: Catalogue, language: str, seat: str
) -> None:
    """Near enough its name has room; in the nation a small one has none."""
    gansu = tuple(code for code in catalogue.cities["city_code"] if code.startswith("62"))
    near = replace(PICTURE.paint, focus=gansu)
    size = (1600, 1200)
    assert f">{seat}<" in draw_picture(
        MapPicture(near, language, whole=False), boundary_files, *size
    )
    assert f">{seat}<" not in draw_picture(
        MapPicture(PICTURE.paint, language), boundary_files, *size
    )


def test_a_small_picture_has_no_names(boundary_files: BoundaryFiles) -> None:
    """A thumbnail has no room for them."""
    svg = draw_picture(MapPicture(PICTURE.paint, "en"), boundary_files, 480, 360)
    assert "Xinjiang" not in svg


def test_the_first_name_chooses_first() -> None:
    """A second name at the same spot moves a line; a fourth that has nowhere to go is left out."""
    area = Box(0, 0, 100, 60)
    names = [Spot(name, 50, 30, 100) for name in ("first", "second", "third", "fourth")]
    kept = placed(names, 16, area)
    assert [name for name, *_ in kept] == ["first", "second", "third"]
    assert kept[0][1:] == (50, 30)
    assert placed(names, 16, area, taken=[area]) == []
