"""A layer holds the figures of what its map shows: both maps of a pair, provinces, counties."""

from __future__ import annotations

from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest

from exports.content import Table
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.page.levels import PROVINCE
from ui.take.menu import KINDS
from ui.words.texts import LANGUAGES, Language, Words


def _layer(view: View, kind: str, folder: Path, screen: str = "atlas") -> pd.DataFrame:
    path = folder / f"layer.{kind}"
    path.write_bytes(KINDS[kind][0](answer_of(screen, view), view))
    of = {"layer": "units"} if kind == "gpkg" else {}
    return pd.DataFrame(geopandas.read_file(path, **of))


def _by_code(table: Table, language: Language) -> pd.DataFrame:
    frame = pd.DataFrame(list(table.rows), columns=list(table.columns))
    return frame.set_index(Words(language)("exports.code"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["geojson", "gpkg"])
def test_a_layer_of_two_maps_holds_both(kind: str, language: Language, tmp_path: Path) -> None:
    """Value and rank of each under the name of its map, and the classes of both."""
    view = View(language=language, pair="measure")
    table = _by_code(answer_of("atlas", view).tables[0], language)
    layer = _layer(view, kind, tmp_path).set_index("city_code")
    figures = list(table.columns[1:])
    assert len(figures) == 4
    for name in figures:
        np.testing.assert_allclose(
            layer[name].reindex(table.index).astype(float),
            table[name].astype(float),
            equal_nan=True,
        )
    assert layer["beside_class"].notna().sum() == table[figures[2]].notna().sum()
    assert "value" not in layer
    assert layer.loc["710000", figures].isna().all()


def test_a_layer_of_provinces_holds_their_figures(tmp_path: Path) -> None:
    """Each unit has the figure of its province, which its class and its label are of."""
    view = View(measure="variable.gdp", year=2023, units=PROVINCE)
    table = _by_code(answer_of("atlas", view).tables[0], view.language)
    layer = _layer(view, "geojson", tmp_path).set_index("city_code")
    value = next(name for name in table.columns if "[" in name)
    found = layer[value].astype(float)
    assert found["130100"] == found["130200"] == table[value].astype(float)["130000"]
    assert "value" not in layer


def test_a_layer_of_counties_holds_their_figures(tmp_path: Path) -> None:
    """The shares that its classes are cut from, as numbers."""
    view = View(inside="320500")
    table = _by_code(answer_of("counties", view).tables[0], view.language)
    layer = _layer(view, "geojson", tmp_path, "counties").set_index("unit")
    name = next(one for one in table.columns if "[" in one)
    found = layer[name].reindex(table.index).astype(float)
    np.testing.assert_allclose(found, table[name].astype(float))
