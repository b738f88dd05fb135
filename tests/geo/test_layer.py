"""The joined layer as files for a geographic information system, read back by another library."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyogrio
import pytest

from data.catalogue import Catalogue
from geo.boundaries.layer import as_geojson, as_geopackage, joined_layer
from geo.boundaries.units import read_units
from geo.build import BoundaryFiles


@pytest.fixture(scope="module")
def figures(catalogue: Catalogue) -> pd.DataFrame:
    """A number and a text for each unit, with a gap."""
    codes = catalogue.cities["city_code"]
    values = pd.Series(range(len(codes)), codes, dtype=float)
    values.iloc[3] = float("nan")
    return pd.DataFrame({"value": values, "name_zh": catalogue.cities["name_zh"].to_numpy()})


def _outside(files: BoundaryFiles) -> pd.DataFrame:
    units = read_units(files)
    return pd.DataFrame(units.loc[units["outside"] != "", ["name_zh"]])


def test_a_geopackage_comes_back_as_it_was(
    boundary_files: BoundaryFiles, figures: pd.DataFrame, tmp_path: Path
) -> None:
    """Same codes as text, same values, same gaps, and the sources beside the layer."""
    layer = joined_layer(figures, read_units(boundary_files), _outside(boundary_files))
    sources = pd.DataFrame({"source": ["nbs"], "title": ["年鉴"]})
    path = tmp_path / "layer.gpkg"
    path.write_bytes(as_geopackage(layer, "units", {"sources": sources}))
    back = pyogrio.read_dataframe(path, layer="units").set_index("city_code")
    assert list(back.index) == list(layer["city_code"])
    assert back.index.map(type).unique().tolist() == [str]
    pd.testing.assert_series_equal(
        back["value"], figures["value"].reindex(back.index), check_names=False, check_dtype=False
    )
    assert pyogrio.read_dataframe(path, layer="sources")["title"].tolist() == ["年鉴"]


def test_geojson_is_in_degrees_with_nulls_for_gaps(
    boundary_files: BoundaryFiles, figures: pd.DataFrame
) -> None:
    """Any reader of GeoJSON finds every unit, inside the country, a gap as null."""
    units = read_units(boundary_files)
    read = json.loads(as_geojson(joined_layer(figures, units, _outside(boundary_files))))
    assert len(read["features"]) == len(units)
    by_code = {f["properties"]["city_code"]: f for f in read["features"]}
    assert by_code[figures.index[3]]["properties"]["value"] is None
    longitude, latitude = by_code["110000"]["geometry"]["coordinates"][0][0][0]
    assert 115 < longitude < 118
    assert 39 < latitude < 42
    taiwan = next(
        f["properties"] for f in read["features"] if f["properties"]["name_zh"] == "台湾省"
    )
    assert taiwan["value"] is None


def test_a_name_like_json_stays_a_text_in_geojson(
    boundary_files: BoundaryFiles, figures: pd.DataFrame
) -> None:
    """A text in brackets is what it was: no list, no object that a reader would not expect."""
    names = ["{}", "[1]", "{{7*7}}"]
    named = figures.assign(name_zh=[*names, *figures["name_zh"][3:]])
    layer = joined_layer(named, read_units(boundary_files), _outside(boundary_files))
    units = (unit["properties"] for unit in json.loads(as_geojson(layer))["features"])
    told = {unit["city_code"]: unit["name_zh"] for unit in units}
    assert [told[code] for code in figures.index[:3]] == names
