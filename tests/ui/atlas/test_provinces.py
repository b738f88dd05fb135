"""What the atlas says of provinces: sums or means, whole or not at all, and that it says which."""

from __future__ import annotations

import pytest

from tests.screens.test_screens import html, open_screen
from ui.address.view import View
from ui.atlas.kept import answer
from ui.figures import kept
from ui.figures.answer import Answer
from ui.words.texts import LANGUAGES


def _said(**fields: object) -> Answer:
    return answer(kept.settle(View().but(**{"language": "en", "units": "province", **fields})))


def test_a_municipality_has_its_own_score() -> None:
    """Beijing is one prefecture: its mean is its score, the first of those with one."""
    said = _said()
    index = kept.index_measure(View()).values
    assert "provinces with a figure, the highest smart-city index is" in said.headline
    assert "(Beijing)" in said.headline
    assert said.tables[0].rows[0][2] == pytest.approx(index["110000"])
    assert "weighted by residents" in said.subline


def test_an_amount_is_a_sum_and_only_of_whole_provinces() -> None:
    """Where one prefecture has no figure there is a row without one, and no rank."""
    said = _said(measure="variable.gdp", year=2023)
    gdp = kept.measure("variable.gdp", 2023).values
    cities = kept.catalogue().cities
    jiangsu = cities["city_code"][cities["province_code"] == "320000"]
    rows = {row[0]: row for row in said.tables[0].rows}
    assert rows["320000"][2] == pytest.approx(gdp[jiangsu].sum())
    assert {row[3] for row in said.tables[0].rows if row[2] is None} == {None}
    assert any(row[4] != row[5] for row in said.tables[0].rows)
    assert "sum of prefectures" in said.subline


def test_every_prefecture_is_painted_as_its_province() -> None:
    """One class and one label a province, and no border between its prefectures."""
    said = _said()
    assert said.picture is not None
    paint, cities = said.picture.paint, kept.catalogue().cities
    assert paint.joined
    for _, codes in cities.groupby("province_code")["city_code"]:
        assert len({(paint.classes[code], paint.labels[code]) for code in codes}) == 1


def test_a_filter_shows_whole_provinces_and_says_so() -> None:
    """The west has twelve; what is outside is faded and has no row."""
    said = _said(region=("west",))
    assert len(said.tables[0].rows) == 12
    assert any("shown whole" in note for note in said.notes)
    assert said.picture is not None
    assert "310000" in said.picture.paint.faded


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_provinces_and_the_one_of_the_city_in_focus(language: str) -> None:
    """Of a link with a city it is that city's province, and the way to its prefectures."""
    app = open_screen("atlas", lang=language, units="province", city="320500")
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert {"en": "Jiangsu", "zh": "江苏省"}[language] in html(app)
    [button] = [one for one in app.button if one.key == "province_prefectures"]
    button.click().run()
    assert "320000" in app.query_params["province"]
    assert "units" not in app.query_params
