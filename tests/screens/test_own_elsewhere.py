"""Own figures on the other screens: for whom they are, marked; for others the published ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from own.own_set import OwnFigure, OwnIndicator, OwnSet, OwnVariable
from own.set_file import digest, write_set
from scoring.index.choices import IndexChoices
from scoring.index.choices_text import write_compact
from shelf import minding, store
from shelf.database import Database
from shelf.people import Person
from tests.screens.test_screens import html, open_screen
from ui.figures import kept
from ui.reader import visitor
from ui.reader.basis import Basis, based_on
from ui.words.texts import LANGUAGES, Language, Words

CITIES = kept.published().cities["city_code"].tolist()
OWN = OwnSet(
    name="Secret services",
    variables=(OwnVariable("own_settled", "办结率", "Settled", "%", seen_by="group", most=100),),
    figures=tuple(
        OwnFigure(code, "own_settled", 2023, 40.0 + place / 10) for place, code in enumerate(CITIES)
    ),
    indicators=(
        OwnIndicator("own_index", "management_mode", "办结率", "Settled", "%", "own_settled"),
    ),
)
DIGEST = digest(OWN)
LI = Person("li", "李梅", frozenset({"planning"}), "editor")
WANG = Person("wang", "王强", frozenset({"planning"}), "reader")
SUN = Person("sun", "孙立", frozenset({"water"}), "steward")
EVERYWHERE = ("atlas", "city", "regions", "compare", "index_lab", "briefing", "sources")
WITH_OWN = write_compact(IndexChoices(framework="own"))
ASKED = {"show": "variable.own_settled", "city": "210200", "own": DIGEST}


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A shelf on which a set lies that a group shares."""
    monkeypatch.setenv("ATLAS_SHELF", str(tmp_path))
    opened = visitor.database()
    item = store.add(opened, LI, "figures", "Secret services", write_set(OWN), "edition")
    minding.share(opened, LI, item.id, "group", "planning")
    yield opened
    opened.close()


def _as(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor, "person", lambda: person)


def _said(app: AppTest) -> str:
    """Everything a screen says, in whichever element."""
    assert not app.exception
    parts = [html(app), *(box.value for box in (*app.warning, *app.error, *app.caption))]
    parts += [str(box.options) + str(box.value) for box in app.selectbox]
    return "\n".join(parts) + "\n".join(frame.value.to_csv() for frame in app.dataframe)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_atlas_shows_own_figures_to_whom_they_are_for(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With their mark in the name, the banner, the source and at the foot."""
    _as(WANG, monkeypatch)
    app = open_screen("atlas", lang=language, **ASKED)
    words, said = Words(language), _said(app)
    assert app.query_params["own"] == DIGEST
    assert {"zh": "办结率（自有）", "en": "Settled (own figures)"}[language] in said
    assert words("reading.own_with", name="Secret services") in said
    assert words("reading.own_mark", figures=len(CITIES), corrections=0) in said
    assert words("reading.own_refused") not in said


@pytest.mark.parametrize("screen", EVERYWHERE)
def test_a_reader_without_the_right_is_told_and_shown_what_is_published(
    screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After one with it has seen the same address: nothing of that is handed on."""
    _as(WANG, monkeypatch)
    assert "Secret services" in _said(open_screen(screen, lang="en", **ASKED))
    _as(SUN, monkeypatch)
    app = open_screen(screen, lang="en", **ASKED)
    said = _said(app)
    assert Words("en")("reading.own_refused") in said
    assert "own" not in app.query_params
    for secret in ("Secret services", "Settled", "own_settled", "own figures)"):
        assert secret not in said.replace("variable.own_settled", "")
    never = open_screen(screen, lang="en", **{**ASKED, "own": "0" * 16})
    assert _said(never) == said


def test_the_right_is_asked_anew_at_every_run(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A set that is private again is gone from a colleague's page at the next click."""
    _as(WANG, monkeypatch)
    app = open_screen("atlas", lang="en", **ASKED)
    (shelved,) = store.items(database, LI)
    minding.share(database, LI, shelved.item.id, "private")
    app.run()
    assert "Secret services" not in _said(app)


@pytest.mark.parametrize("screen", ["atlas", "index_lab"])
def test_the_published_figures_are_one_click_away(
    screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a measure and an index that own figures alone have."""
    _as(WANG, monkeypatch)
    app = open_screen(screen, lang="en", index=WITH_OWN, **ASKED)
    assert "with own indicators" in _said(app)
    app.button(key="own_basis_back").click().run()
    assert not app.exception
    assert not app.warning
    assert "own" not in app.query_params
    assert "own indicators" not in _said(app)
    assert "show" not in app.query_params


def test_the_default_index_stays_what_it_is() -> None:
    """Own indicators join it where they are chosen, and nowhere else."""
    before = kept.scored().scores
    with based_on(Basis(DIGEST, OWN)):
        assert kept.scored().scores.equals(before)
        assert "own_index" in kept.scored(IndexChoices(framework="own")).scores
