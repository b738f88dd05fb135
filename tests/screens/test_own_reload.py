"""A set that is on no shelf is found again by the browser it was brought with, and by no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from own.set_file import digest
from shelf.browsers import new_token
from shelf.people import NOBODY, Person
from tests.screens.test_own_elsewhere import ASKED, LI, OWN, SUN
from tests.screens.test_screens import html, open_screen
from ui.reader import visitor
from ui.words.texts import Words

HERE, ELSEWHERE = new_token(), new_token()
SECRET = "Secret services"


class At:
    """Who is at which browser."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(self, browser: str, person: Person) -> None:
        self.monkeypatch.setattr(visitor, "browser", lambda: browser)
        self.monkeypatch.setattr(visitor, "person", lambda: person)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> At:
    """An empty shelf, and someone who comes to it."""
    monkeypatch.setenv("ATLAS_SHELF", str(tmp_path / "shelf"))
    return At(monkeypatch)


def _brought() -> AppTest:
    """A session that holds the set, renamed as its owner does."""
    app = open_screen("own", lang="en")
    app.session_state["own_set"] = OWN
    app.run()
    app.text_input(key="own_set_name").set_value(SECRET + " of today").run()
    app.button(key="own_everywhere").click().run()
    assert not app.exception
    return app


def test_a_reload_finds_the_set_that_the_address_names(at: At) -> None:
    """In a new session of the same browser: on the atlas and on its own screen."""
    at(HERE, LI)
    named = _brought().query_params["own"]
    again = open_screen("atlas", lang="en", **{**ASKED, "own": named})
    assert SECRET in html(again)
    assert again.query_params["own"] == named
    own = open_screen("own", lang="en")
    assert digest(own.session_state["own_set"]) == named
    assert Words("en")("own.held_browser", hours=12) in [box.value for box in own.caption]


@pytest.mark.parametrize(
    ("browser", "person"),
    [(ELSEWHERE, LI), (HERE, SUN), (HERE, NOBODY), ("", LI)],
    ids=["another browser", "another person", "nobody", "no cookie"],
)
def test_nobody_else_finds_it(at: At, browser: str, person: Person) -> None:
    """Whoever has the address: told word for word what is told of a set that never was."""
    at(HERE, LI)
    named = _brought().query_params["own"]
    at(browser, person)
    told = [open_screen("atlas", lang="en", **{**ASKED, "own": one}) for one in (named, "0" * 16)]
    assert html(told[0]) == html(told[1])
    assert [box.value for box in told[0].warning] == [box.value for box in told[1].warning]
    assert Words("en")("reading.own_refused") in told[0].warning[0].value
    assert not open_screen("own", lang="en").session_state["own_set"].figures


def test_a_table_that_is_being_mended_is_found_with_its_answers(at: At) -> None:
    """A reload goes on where one was; another browser begins anew, and so does who drops it."""
    at(HERE, LI)
    app = open_screen("own", lang="en")
    app.text_area(key="own_pasted").set_value("城市\t办结率（%） 2023\n大连市\t85\n朝阳\t70\n")
    app.button(key="own_paste_take").click().run()
    app.button(key="own_take_columns").click().run()
    app.selectbox(key="own_unit_2").set_value("211300").run()
    assert Words("en")("own.table_browser") in [box.value for box in app.caption]
    again = open_screen("own", lang="en")
    assert not again.exception
    assert again.session_state["own_table"].answers == app.session_state["own_table"].answers
    assert again.session_state["own_table"].answers.units == {"朝阳": "211300"}
    at(ELSEWHERE, LI)
    assert open_screen("own", lang="en").session_state["own_table"] is None
    at(HERE, LI)
    again.button(key="own_drop").click().run()
    assert open_screen("own", lang="en").session_state["own_table"] is None


def test_what_is_cleared_is_not_found_again(at: At) -> None:
    """Neither by a reload nor by the address."""
    at(HERE, LI)
    app = _brought()
    named = app.query_params["own"]
    app.button(key="own_forget").click().run()
    assert not open_screen("own", lang="en").session_state["own_set"].figures
    assert "own" not in open_screen("atlas", lang="en", **{**ASKED, "own": named}).query_params


def test_a_session_whose_sign_in_ran_out_shows_the_set_no_more(at: At) -> None:
    """Until the same person has signed in again."""
    at(HERE, LI)
    app = _brought()
    at(HERE, NOBODY)
    app.run()
    assert SECRET not in html(app)
    assert not app.session_state["own_set"].figures
    at(HERE, LI)
    assert open_screen("own", lang="en").session_state["own_set"].figures == OWN.figures


def test_a_browser_without_cookies_is_told_that_the_tab_alone_holds_it(at: At) -> None:
    """Nothing is promised that is not kept, and no file of a shelf is made."""
    at("", NOBODY)
    app = _brought()
    assert Words("en")("own.held_tab") in [box.value for box in app.caption]
    file = visitor.database().file
    assert file is not None
    assert not file.exists()
