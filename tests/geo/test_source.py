"""A boundary file that is not what the atlas expects stops the build, and says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.errors import DataError, JoinError
from geo.boundaries.packages import boundary_source
from geo.boundaries.source import FARM_BELONGS_TO, check_codes, known_units, read_source


def test_every_unit_is_drawn_under_its_official_name(catalogue: Catalogue) -> None:
    """The 337 codes of cities.csv have a polygon, and it carries the same Chinese name."""
    raw, _ = read_source(boundary_source())
    drawn = raw.set_index("city_code")["name_zh"]
    expected = catalogue.cities.set_index("city_code")["name_zh"]
    assert drawn.reindex(expected.index).to_dict() == expected.to_dict()


def test_what_is_drawn_beyond_the_figures_is_listed_by_name() -> None:
    """Outside the data: 32 county-level units, two SARs, Taiwan; and three Gansu farms."""
    raw, _ = read_source(boundary_source())
    drawn = raw.set_index("city_code")["name_zh"]
    known = known_units()
    outside = known[known["outside"] != ""]
    assert outside["outside"].value_counts().to_dict() == {
        "county_level_under_province": 32,
        "sar": 2,
        "taiwan": 1,
    }
    assert drawn.reindex(outside.index).to_dict() == outside["name_zh"].to_dict()
    assert set(drawn.index) - set(known.index) == set(FARM_BELONGS_TO)


def test_a_unit_that_is_a_province_names_none() -> None:
    """Beijing is not in a province; Suzhou, Jiangsu is; Jiyuan is in Henan."""
    known = known_units()
    assert known.loc[["110000", "320500", "419001", "810000"], "province_en"].tolist() == [
        "",
        "Jiangsu",
        "Henan",
        "",
    ]


def test_a_stray_and_a_missing_unit_are_named() -> None:
    """Codes without a partner are listed with their names, on both sides."""
    raw, _ = read_source(boundary_source())
    changed = raw.replace({"city_code": {"320500": "329900"}})
    with pytest.raises(JoinError, match=r"unknown \['329900 苏州市'\].*drawn \['320500 苏州市'\]"):
        check_codes(changed, known_units())


def test_a_unit_drawn_twice_is_named() -> None:
    """Two polygons under one code are an error, not a double count."""
    raw, _ = read_source(boundary_source())
    changed = raw.replace({"city_code": {"320500": "110000"}})
    with pytest.raises(JoinError, match=r"drawn twice \['110000'\]"):
        check_codes(changed, known_units())


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"features": [{}]}', json.dumps({"features": [{"geometry": None}]})],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    """Truncated JSON and JSON of another shape are named as such."""
    path = tmp_path / "other.geojson"
    path.write_text(text)
    with pytest.raises(DataError, match=r"other\.geojson: not a GeoJSON file"):
        read_source(path)


def test_a_file_without_the_ten_dash_line_is_refused(tmp_path: Path) -> None:
    """The national picture is drawn whole or not at all."""
    path = tmp_path / "other.geojson"
    path.write_text('{"features": []}')
    with pytest.raises(DataError, match="expected one ten_dash line, found 0"):
        read_source(path)
