"""The shelf on its screens: saved, opened, shared, restored, and the choice where two saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from exports.briefing_file import Briefing, SavedView, read_briefing, write_briefing
from own.set_file import digest
from shelf import links, minding, store
from shelf.database import Database
from shelf.people import MACHINE, Person
from tests.own.test_set_file import OWN
from tests.screens.test_screens import ROOT, html, open_screen
from ui.page.address import SCREENS
from ui.reader import visitor
from ui.shelf import held, item, log
from ui.words.texts import LANGUAGES, Language, Words

ONE = Briefing("Gap", (SavedView("atlas", {"lang": "en"}, "First"),))
TWO = replace(ONE, title="Gap, again")
EDITION = "an edition"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The shelf that the screens use, empty."""
    monkeypatch.setenv("ATLAS_SHELF", str(tmp_path))
    for name in ("ATLAS_DATABASE", "ATLAS_SIGN_IN", "ATLAS_PROXY_USER_HEADER"):
        monkeypatch.delenv(name, raising=False)
    opened = visitor.database()
    yield opened
    opened.close()


def _briefing(briefing: Briefing, language: str = "en") -> AppTest:
    app = AppTest.from_file(str(ROOT / SCREENS["atlas"]), default_timeout=60)
    app.switch_page(str(ROOT / SCREENS["briefing"]))
    app.query_params["lang"] = language
    app.session_state["briefing"] = briefing
    return app.run()


def _shelf(language: str = "en", **address: str) -> AppTest:
    return open_screen("shelf", lang=language, **address)


def _content(database: Database, number: int | None = None) -> bytes:
    (shelved,) = store.items(database, MACHINE)
    return store.open_item(database, MACHINE, shelved.item.id, number).version.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_sign_in_the_shelf_says_whose_it_is(language: Language) -> None:
    """On the screen, before anything is saved; and nothing is made by looking."""
    app = _shelf(language)
    assert Words(language)("shelf.of_the_machine") in html(app)
    assert not app.exception
    assert not Path(str(visitor.database().file)).exists()


def test_a_briefing_is_saved_and_saved_again(database: Database) -> None:
    """Under its name, then as its next version."""
    app = _briefing(ONE)
    app.button(key="shelf_save_new").click().run()
    assert not app.exception
    assert [s.item.name for s in store.items(database, MACHINE)] == ["Gap"]
    app.session_state["briefing"] = TWO
    app.run()
    app.button(key="shelf_save_again").click().run()
    assert read_briefing(_content(database), tuple(SCREENS)) == TWO
    assert read_briefing(_content(database, 1), tuple(SCREENS)) == ONE


def test_a_name_that_is_none_is_told_and_nothing_saved(database: Database) -> None:
    """The briefing is as it was."""
    app = _briefing(replace(ONE, title=""))
    app.button(key="shelf_save_new").click().run()
    assert app.error
    assert store.items(database, MACHINE) == []
    assert len(app.session_state["briefing"].views) == 1


@pytest.mark.parametrize("way", ["shelf_mine_as_new", "shelf_save_over", "shelf_go_on"])
def test_who_saves_over_another_is_asked(database: Database, way: str) -> None:
    """Kept under another name, saved after theirs, or not saved; theirs is there in any case."""
    app = _briefing(ONE)
    app.button(key="shelf_save_new").click().run()
    (shelved,) = store.items(database, MACHINE)
    store.save(database, MACHINE, shelved.item.id, b"theirs", 1, EDITION)
    app.session_state["briefing"] = TWO
    app.run()
    app.button(key="shelf_save_again").click().run()
    assert 'role="alert"' in html(app)
    assert _content(database) == b"theirs"
    app.button(key=way).click().run()
    assert not app.exception
    theirs = store.open_item(database, MACHINE, shelved.item.id, 2).version.content
    names = {s.item.name: s.version.number for s in store.items(database, MACHINE)}
    mine = write_briefing(TWO)
    assert theirs == b"theirs"
    if way == "shelf_mine_as_new":
        assert names == {"Gap": 2, "Gap (mine)": 1}
    elif way == "shelf_save_over":
        assert names == {"Gap": 3}
        assert _content(database) == mine
    else:
        assert names == {"Gap": 2}
    assert not [button for button in app.button if button.key == "shelf_save_over"]


def test_an_item_is_named_put_away_copied_and_restored(database: Database) -> None:
    """By its buttons; every version stays."""
    item = store.add(database, MACHINE, "briefing", "Gap", write_briefing(ONE), EDITION)
    store.save(database, MACHINE, item.id, write_briefing(TWO), 1, EDITION)
    app = _shelf()
    app.button(key=f"shelf_item_{item.id.hex}").click().run()
    app.button(key="shelf_restore_1").click().run()
    assert read_briefing(_content(database), tuple(SCREENS)) == ONE
    app.text_input(key=f"shelf_rename_{item.id.hex}").input("Gaps")
    app.button(key="shelf_rename").click().run()
    app.button(key="shelf_archive").click().run()
    assert not app.exception
    assert store.items(database, MACHINE) == []
    app.button(key="shelf_duplicate").click().run()
    assert [s.item.name for s in store.items(database, MACHINE)] == ["Gaps (copy)"]


def _name_field(app: AppTest, kind: str) -> Any:
    return next(box for box in app.text_input if (box.key or "").startswith(f"shelf_name_{kind}_"))


@pytest.mark.parametrize("name", ["briefing", "choices", "view", "figures", "target"])
def test_what_is_opened_is_what_was_saved(database: Database, name: str) -> None:
    """The briefing replaces the session's; a choice set and a view are addresses."""
    if name == "choices":
        app = open_screen("index_lab", lang="en", panel="take", index="normalisation.zscore")
        _name_field(app, "choices").input("Twice")
        app.button(key="shelf_save_new").click().run()
    elif name == "view":
        app = _shelf(show="variable.gdp", province="440000")
        app.button(key="shelf_keep_view").click().run()
    elif name == "target":
        app = _shelf(show="indicator.pm25_annual_mean", own_target="at_most.30")
        app.button(key="shelf_keep_target").click().run()
    elif name == "figures":
        app = open_screen("own", lang="en")
        app.session_state["own_set"] = OWN
        app.run()
        _name_field(app, "figures").input("Services")
        app.button(key="shelf_save_new").click().run()
    else:
        app = _briefing(ONE)
        app.button(key="shelf_save_new").click().run()
    assert not app.exception
    (shelved,) = store.items(database, MACHINE)
    assert shelved.item.kind == name
    app = _shelf()
    app.button(key=f"shelf_item_{shelved.item.id.hex}").click().run()
    app.button(key="shelf_open").click().run()
    assert not app.exception
    assert not app.error
    if name == "briefing":
        assert app.session_state["briefing"] == ONE
    elif name == "choices":
        assert "normalisation.zscore" in str(app.query_params["index"])
    elif name == "figures":
        assert app.session_state["own_set"] == OWN
        assert app.query_params["own"] == digest(OWN)
    elif name == "target":
        assert app.query_params["show"] == "indicator.pm25_annual_mean"
        assert app.query_params["own_target"] == "at_most.30"
        assert app.query_params["against"] == "target"
    else:
        assert "440000" in str(app.query_params["province"])


@pytest.mark.parametrize("content", [b"", b"\xff", b"garbage", write_briefing(Briefing())])
@pytest.mark.parametrize("kind", ["briefing", "choices", "view"])
def test_what_cannot_be_read_is_told_in_words(
    database: Database, kind: str, content: bytes
) -> None:
    """The session's own briefing is as it was."""
    if not content or (kind == "briefing" and content == write_briefing(Briefing())):
        return
    item = store.add(database, MACHINE, kind, "bad", content, EDITION)  # type: ignore[arg-type]
    app = _shelf()
    app.session_state["briefing"] = ONE
    app.button(key=f"shelf_item_{item.id.hex}").click().run()
    app.button(key="shelf_open").click().run()
    assert not app.exception
    assert app.error
    assert app.session_state["briefing"] == ONE


def test_a_link_opens_one_item_and_leaves_the_address(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For who sees nothing else; a token that opens nothing is told in a sentence."""
    owner = Person("li", "李梅", frozenset(), "editor")
    item = store.add(database, owner, "briefing", "私人简报", write_briefing(ONE), EDITION)
    token = links.make_link(database, owner, item.id)
    monkeypatch.setattr(visitor, "person", lambda: Person("zhao", "赵敏", frozenset(), "reader"))
    assert "私人简报" not in html(_shelf())
    app = _shelf(link=token)
    assert not app.warning
    assert "私人简报" in html(app)
    assert "link" not in app.query_params
    assert not [button for button in app.button if "restore" in str(button.key)]
    app.button(key="shelf_open_linked").click().run()
    assert app.session_state["briefing"] == ONE
    app = _shelf(link="x" * 43)
    assert len(app.error) == 1
    app.button(key="shelf_leave_link").click().run()
    assert not app.error


def test_a_reader_has_no_button_that_changes_anything(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And sees what is shared with their group, by name."""
    owner = Person("li", "李梅", frozenset({"planning"}), "editor")
    item = store.add(database, owner, "briefing", "ours", write_briefing(ONE), EDITION)
    store.save(database, owner, item.id, write_briefing(TWO), 1, EDITION)
    store.add(database, owner, "briefing", "hers", write_briefing(ONE), EDITION)
    minding.share(database, owner, item.id, "group", "planning")
    reader = Person("zhao", "赵敏", frozenset({"planning"}), "reader")
    monkeypatch.setattr(visitor, "person", lambda: reader)
    app = _shelf()
    app.button(key=f"shelf_item_{item.id.hex}").click().run()
    keys = {str(b.key) for b in app.button if str(b.key).startswith("shelf_")}
    assert keys == {f"shelf_item_{item.id.hex}", "shelf_open", "shelf_sign_out"}
    assert "李梅" in html(app)
    assert "赵敏" in html(app)
    assert not [b for b in _briefing(ONE).button if "shelf_save" in str(b.key)]


def test_an_item_that_was_taken_from_sight_is_told_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An open page keeps no right that its reader has lost."""
    owner = Person("li", "李梅", frozenset(), "editor")
    item = store.add(database, owner, "briefing", "ours", write_briefing(ONE), EDITION)
    minding.share(database, owner, item.id, "all")
    monkeypatch.setattr(visitor, "person", lambda: Person("zhao", "赵敏", frozenset(), "editor"))
    app = _shelf()
    app.button(key=f"shelf_item_{item.id.hex}").click().run()
    minding.share(database, owner, item.id, "private")
    app.button(key="shelf_duplicate").click().run()
    assert not app.exception
    assert ">ours<" not in html(app)
    assert app.error


def test_names_are_shown_as_text(database: Database) -> None:
    """Whatever a person calls something, or themselves."""
    name = "<script>alert(1)</script> **b** [a](javascript:alert(1))"
    odd = Person("odd", name, frozenset(), "editor")
    item = store.add(database, odd, "view", name, b"x", EDITION, note=name)
    minding.share(database, odd, item.id, "all")
    app = _shelf()
    app.button(key=f"shelf_item_{item.id.hex}").click().run()
    assert "<script>" not in html(app)
    assert not [b.label for b in app.button if "](" in b.label or "**" in b.label]


def test_the_log_is_a_table_without_formulas(database: Database) -> None:
    """Stewards take it along; a name that begins like a formula is text."""
    odd = Person("odd", "=cmd()", frozenset(), "editor")
    store.add(database, odd, "view", "=1+1", b"x", EDITION)
    steward = Person("chen", "陈静", frozenset(), "steward")
    text = log.log_file(database, steward).decode("utf-8-sig")
    assert "'=1+1" in text
    assert "'=cmd()" in text
    assert text.splitlines()[0].startswith("at,who,who_name,what")


def test_a_shelf_that_cannot_be_used_leaves_the_rest_of_the_atlas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence where it would be; the briefing's own screen works."""
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("ATLAS_SHELF", str(tmp_path / "file"))
    app = _briefing(ONE)
    app.button(key="shelf_save_new").click().run()
    assert not app.exception
    assert app.session_state["briefing"] == ONE
    assert app.error
    monkeypatch.setenv("ATLAS_DATABASE", "nonsense")
    for app in (_briefing(ONE), _shelf()):
        assert not app.exception
    assert _shelf().error


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_not_signed_in_is_shown_the_way_and_nothing_else(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: Language
) -> None:
    """Not what all share either; where the rules cannot be read, nobody is signed in."""
    store.add(database, MACHINE, "briefing", "everybody's", write_briefing(ONE), EDITION)
    monkeypatch.setenv("ATLAS_SIGN_IN", str(tmp_path / "none.toml"))
    app = _shelf(language)
    assert not app.exception
    assert Words(language)("shelf.not_signed_in") in html(app)
    assert "everybody" not in html(app)
    assert app.button(key="shelf_sign_in").label == Words(language)("shelf.sign_in")
    assert not [b for b in _briefing(ONE).button if "shelf_save" in str(b.key)]


def test_a_share_whose_choice_is_not_known_any_more_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page that drew itself again has forgotten the box: nobody's item becomes private by it."""
    asked: list[object] = []
    monkeypatch.setattr(held, "attempt", asked.append)
    monkeypatch.setattr(st, "session_state", {})
    item._share(UUID(int=1), "a box that is gone")
    assert asked == []
