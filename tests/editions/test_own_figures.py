"""Own figures in a link to an earlier edition: they join that one, or are left out in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from data.edition import Edition, current
from editions.at_hand import find
from editions.place import VARIABLE
from own.own_set import OwnFigure, OwnSet, OwnVariable
from own.set_file import digest, write_set
from shelf import store
from shelf.people import MACHINE
from tests.editions.conftest import MORE, SUZHOU
from tests.screens.test_screens import html, open_screen
from ui.figures import kept
from ui.reader import visitor
from ui.reader.basis import Basis, based_on
from ui.words.texts import LANGUAGES, Language, Words

OWN = OwnSet(
    name="Corrected",
    variables=(OwnVariable("gdp", "", "", "CNY", source="Bureau"),),
    figures=(OwnFigure(SUZHOU, "gdp", 2023, 9e12, reason="counted anew"),),
)
ASKED = {"own": digest(OWN), "city": SUZHOU, "show": "variable.gdp", "year": "2023"}


@pytest.fixture(autouse=True)
def _on_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The set, where everybody of this machine sees it."""
    monkeypatch.setenv("ATLAS_SHELF", str(tmp_path))
    store.add(visitor.database(), MACHINE, "figures", OWN.name, write_set(OWN), "edition")
    yield
    visitor.database().close()


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """For a test with tables that there are not: no answer comes from others, and none stays."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def _without_gdp(tables: Catalogue) -> Catalogue:
    """Tables that know nothing of what the set corrects."""
    return replace(
        tables,
        variables=tables.variables[tables.variables["variable"].ne("gdp")],
        values=tables.values[tables.values["variable"].ne("gdp")],
    )


def _open(language: Language, at_hand: Edition, screen: str = "atlas") -> tuple[AppTest, str]:
    app = open_screen(screen, lang=language, edition=at_hand.label, **ASKED)
    assert not app.exception
    assert not app.error
    return app, html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_set_joins_the_edition_of_the_link(language: Language, at_hand: Edition) -> None:
    """The corrected figure stands among those of the earlier edition, and both are said."""
    words = Words(language)
    app, said = _open(language, at_hand)
    assert not app.warning
    assert (app.query_params["own"], app.query_params["edition"]) == (ASKED["own"], at_hand.label)
    for told in (at_hand.hash, words("reading.own_mark", figures=1, corrections=1)):
        assert told in said
    with based_on(Basis(digest(OWN), OWN, at_hand.label)):
        rows = kept.catalogue().values.set_index(["city_code", "variable", "year"])["value"]
    now = kept.todays().values.set_index(["city_code", "variable", "year"])["value"]
    residents = (SUZHOU, "resident_population", 2023)
    assert rows[SUZHOU, "gdp", 2023] == 9e12
    assert rows[residents] == round(now[residents] * MORE)


def test_a_set_and_an_edition_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Today's edition with the set, and a sentence that it is today's."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = open_screen("atlas", lang="en", edition="2020.1-0123abcd", **ASKED)
    told = Words("en")("edition.away", label="2020.1-0123abcd")
    assert [box.value for box in app.warning] == [told]
    assert app.query_params["own"] == ASKED["own"]
    assert current().hash in html(app)


@pytest.mark.usefixtures("nothing_kept")
def test_a_set_that_does_not_fit_the_earlier_edition_is_left_out(
    at_hand: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says so; the edition of the link is shown, without a figure of the set."""
    found = find(at_hand.label)
    less = replace(found, catalogue=_without_gdp(found.catalogue))
    monkeypatch.setattr(kept, "earlier", lambda _: less)
    for language in LANGUAGES:
        app, said = _open(language, at_hand)
        assert Words(language)("reading.own_unfit") in [box.value for box in app.warning]
        assert "own" not in app.query_params
        assert app.query_params["edition"] == at_hand.label
        assert at_hand.hash in said
        assert OWN.name not in said


@pytest.mark.usefixtures("nothing_kept")
def test_a_set_that_fits_the_earlier_edition_alone_is_shown_with_it(
    at_hand: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What today's tables lack changes nothing of a link that was made before."""
    less = _without_gdp(kept.todays())
    monkeypatch.setattr(kept, "todays", lambda: less)
    app, said = _open("en", at_hand)
    assert not app.warning
    assert OWN.name in said
    assert at_hand.hash in said
    app.button("earlier_edition_todays").click().run()
    assert not app.exception
    assert app.query_params["edition"] == current().label
    assert Words("en")("reading.own_unfit") in [box.value for box in app.warning]
