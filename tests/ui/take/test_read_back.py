"""Every kind of file with figures, read by the libraries that analysts use: equal to the tables."""

from __future__ import annotations

import io
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.edition import current
from geo.boundaries.units import read_units
from scoring.index.chain import score_cities
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.figures.space import kept as space_kept
from ui.take.menu import KINDS
from ui.words.texts import LANGUAGES, Language, Words

VIEW = View(measure="variable.gdp", year=2023)
# Drawn, and without figures of ours.
BEYOND = {"710000", "810000", "820000"}


def _file(kind: str, language: Language = "en") -> bytes:
    view = VIEW.but(language=language)
    return KINDS[kind][0](answer_of("atlas", view), view)


@pytest.fixture(scope="module")
def gdp(catalogue: Catalogue) -> pd.Series:
    """GDP of 2023 by city, from the table itself."""
    rows = catalogue.values.query("variable == 'gdp' and year == 2023")
    return rows.set_index("city_code")["value"].reindex(catalogue.cities["city_code"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wide_sheet_holds_everything_of_each_unit(
    language: Language, catalogue: Catalogue
) -> None:
    """Codes, names, indicators, dimensions and index with ranks and interval, worked out again."""
    words = Words(language)
    book = pd.read_excel(
        io.BytesIO(_file("xlsx", language)),
        sheet_name=words("take.wide"),
        dtype={words("exports.code"): str},
    ).set_index(words("exports.code"))
    result = score_cities(catalogue)
    assert list(book.index) == list(catalogue.cities["city_code"])
    assert list(book[words("dictionary.name_zh")]) == list(catalogue.cities["name_zh"])
    root = result.definition.root
    for column, expected in (("index", result.scores[root]), ("rank", result.ranks[root])):
        found = book[words(f"common.{column}")].to_numpy(float)
        np.testing.assert_allclose(found, expected.astype(float), equal_nan=True)
    names = [name for name in map(str, book) if "[" in name]
    assert len(names) == len(catalogue.indicators)
    figures = result.raw["gdp_growth"]
    (growth,) = [n for n in names if n.startswith(("Real GDP growth", "地区生产总值实际增速"))]
    np.testing.assert_allclose(book[growth].to_numpy(float), figures, equal_nan=True)
    low, high = (book[words(f"take.rank_{end}")].to_numpy(float) for end in ("low", "high"))
    assert np.nanmax(low - high) <= 0
    heading = {"en": "Environment governance", "zh": "环境治理"}[language]
    score, rank = book[heading], book[words("take.rank_of", name=heading)]
    np.testing.assert_allclose(
        score.to_numpy(float), result.scores["environment_governance"], equal_nan=True
    )
    assert rank.iloc[int(np.nanargmax(score.to_numpy(float)))] == 1


def test_a_csv_is_read_past_its_edition(gdp: pd.Series) -> None:
    """Its first line is a comment that says the edition."""
    content = _file("csv").decode("utf-8-sig")
    assert current().hash in content.splitlines()[0]
    frame = pd.read_csv(io.StringIO(content), comment="#", dtype={"Code": str}).set_index("Code")
    (column,) = [name for name in map(str, frame) if name.startswith("Value")]
    np.testing.assert_allclose(frame[column], gdp, equal_nan=True)


@pytest.mark.parametrize("kind", ["geojson", "gpkg"])
def test_a_layer_has_every_drawn_unit(kind: str, gdp: pd.Series, tmp_path: Path) -> None:
    """Those outside the data with empty values and a note, and all of them with the edition."""
    path = tmp_path / f"layer.{kind}"
    path.write_bytes(_file(kind))
    of = {"layer": "units"} if kind == "gpkg" else {}
    layer = geopandas.read_file(path, **of).set_index("city_code")
    assert set(layer.index) == set(read_units(space_kept.boundaries()).index)
    assert set(layer.index) > BEYOND
    np.testing.assert_allclose(layer["value"].reindex(gdp.index), gdp, equal_nan=True)
    beyond = layer.loc[sorted(BEYOND)]
    assert beyond["value"].isna().all()
    assert beyond["rank"].isna().all()
    assert (beyond["note"] == Words("en")("common.outside")).all()
    assert layer.geometry.notna().all()
    assert layer["edition"].str.contains(current().hash).all()
