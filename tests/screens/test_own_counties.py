"""Own figures of counties on the screen of counties, and of own districts beside their city."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from own.own_set import OwnFigure, OwnSet, OwnVariable
from own.set_file import digest, write_set
from shelf import minding, store
from shelf.database import Database
from tests.screens.test_own_elsewhere import LI, SUN, WANG
from tests.screens.test_screens import html, open_screen
from ui.figures import kept
from ui.figures.counties import kept as counties_kept
from ui.reader import visitor
from ui.words.texts import LANGUAGES, Language, Words

UNITS = sorted(set(counties_kept.units().index) & set(kept.published().counties["county_code"]))
BEDS = OwnVariable("own_beds", "养老床位", "Care beds", "count", source="Bureau", seen_by="group")
OWN = OwnSet(
    name="Beds of counties",
    level="county",
    variables=(BEDS,),
    figures=tuple(
        OwnFigure(code, "own_beds", 2023, 100.0 + place) for place, code in enumerate(UNITS)
    ),
)
ASKED = {"own": digest(OWN), "of": "own_beds"}
DISTRICTS = OwnSet(
    level="district",
    city="210200",
    variables=(OwnVariable("own_trees", "树", "Trees", "count"),),
    figures=tuple(OwnFigure(f"District {n}", "own_trees", 2023, 10.0 * n) for n in range(1, 21)),
)


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A shelf on which a set of counties lies that a group shares."""
    monkeypatch.setenv("ATLAS_SHELF", str(tmp_path))
    opened = visitor.database()
    item = store.add(opened, LI, "figures", OWN.name, write_set(OWN), "edition")
    minding.share(opened, LI, item.id, "group", "planning")
    yield opened
    opened.close()


def _said(app: AppTest) -> str:
    assert not app.exception
    boxes = [str(box.options) for box in app.selectbox]
    notices = [box.value for box in (*app.warning, *app.caption)]
    return "\n".join([html(app), *boxes, *notices, *(f.value.to_csv() for f in app.dataframe)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_of_ones_own_is_shown_among_the_counties(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its mark in name, source, banner and at the foot; the highest is the highest."""
    monkeypatch.setattr(visitor, "person", lambda: WANG)
    app, words = open_screen("counties", lang=language, **ASKED), Words(language)
    said = _said(app)
    assert not app.warning
    assert app.query_params["of"] == "own_beds"
    assert {"zh": "养老床位（自有）", "en": "Care beds (own figures)"}[language] in said
    assert words("reading.own_with", name=OWN.name) in said
    assert words("reading.own_of_counties") in said
    assert words("reading.own_mark", figures=len(UNITS), corrections=0) in said
    assert counties_kept.names(language)[UNITS[-1]] in said


def test_who_may_not_see_them_is_told_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """After one who may: word for word what is told of a set that never was."""
    monkeypatch.setattr(visitor, "person", lambda: WANG)
    assert OWN.name in _said(open_screen("counties", lang="en", **ASKED))
    monkeypatch.setattr(visitor, "person", lambda: SUN)
    app = open_screen("counties", lang="en", **ASKED)
    assert Words("en")("reading.own_refused") in [box.value for box in app.warning]
    assert "own" not in app.query_params
    for secret in (OWN.name, "Care beds", "own figures)"):
        assert secret not in _said(app)
    assert _said(app) == _said(open_screen("counties", lang="en", **{**ASKED, "own": "0" * 16}))


def test_other_screens_rest_on_what_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """The banner says where the figures are, and the foot claims none."""
    monkeypatch.setattr(visitor, "person", lambda: WANG)
    said = _said(open_screen("atlas", lang="en", own=digest(OWN)))
    assert Words("en")("reading.own_of_counties") in said
    assert Words("en")("reading.own_mark", figures=len(UNITS), corrections=0) not in said


def test_own_districts_have_a_chart_and_are_found_from_their_city() -> None:
    """From that one alone."""
    words = Words("en")
    app = open_screen("own", lang="en")
    app.session_state["own_set"] = DISTRICTS
    app.run()
    assert words("own.here_alone", city="Dalian") in [box.value for box in app.caption]
    highest = words("own.highest", name="Trees", n=15)
    assert any(highest in box.value for box in app.markdown)
    told = words("reading.own_districts", n=20, variables=1)
    for city, there in (("210200", True), ("210100", False)):
        page = open_screen("city", lang="en", city=city)
        page.session_state["own_set"] = DISTRICTS
        assert (told in html(page.run())) == there
