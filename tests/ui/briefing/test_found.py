"""What a session makes of its browser's report."""

from __future__ import annotations

import pytest
import streamlit as st

from exports.briefing_file import MOST_VIEWS, Briefing, SavedView, write_briefing
from ui.briefing import found, story

ONE = Briefing("one", (SavedView("atlas", {"show": "index"}, "长三角 </script>{{7*7}}"),))
TWO = Briefing("two", (*ONE.views, *ONE.views))


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A session that holds nothing yet."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def _report(briefing: Briefing | str, stamp: str = "b:1", base: str = "") -> dict[str, object]:
    text = briefing if isinstance(briefing, str) else write_briefing(briefing).decode()
    return {"stamp": stamp, "base": base, "text": text, "saved": "", "now": ""}


def test_an_empty_session_takes_what_the_browser_keeps() -> None:
    """It is the same briefing, under the stamp it was kept by, and this is said."""
    found.receive(_report(ONE), ["atlas"])
    assert story.current() == ONE
    assert story.version().stamp == "b:1"
    said = story.notice("atlas")
    assert said is not None
    assert said.name == "restored"
    assert story.notice("city") is None


def test_what_is_reported_twice_leaves_the_boxes_that_are_typed_in() -> None:
    """The second report of the same briefing begins no edition, and is not said."""
    found.receive(_report(ONE), ["atlas"])
    assert story.notice("atlas") is not None
    drawn, said = story.edition(), story.notice("atlas")
    found.receive(_report(ONE), ["atlas"])
    assert story.edition() == drawn
    assert story.notice("atlas") == said
    found.receive(_report(TWO, "b:2", base="b:1"), ["atlas"])
    assert story.edition() > drawn


def test_what_does_not_follow_waits_for_a_choice() -> None:
    """Neither briefing is lost; taking the other can be undone."""
    story.keep(TWO)
    found.receive(_report(ONE), ["atlas"])
    assert story.current() == TWO
    assert found.pending() is not None
    found.take_other()
    assert story.current() == ONE
    said = story.notice("briefing")
    assert said is not None
    assert said.undo == TWO


def test_views_added_before_the_browser_spoke_join_what_it_keeps() -> None:
    """A session that began under an open page adds to the kept briefing, and says so."""
    story.keep(ONE, added=True)
    found.receive(_report(TWO), ["atlas"])
    assert story.current() == Briefing("two", (*TWO.views, *ONE.views))
    assert story.version().base == "b:1"
    said = story.notice("atlas")
    assert said is not None
    assert (said.name, said.values["now"], said.values["joined"]) == (
        "joined",
        TWO,
        story.current(),
    )


def test_what_would_not_fit_waits_for_a_choice() -> None:
    """A full kept briefing takes no more views, and none is dropped."""
    full = Briefing("full", ONE.views * MOST_VIEWS)
    story.keep(ONE, added=True)
    found.receive(_report(full), ["atlas"])
    assert story.current() == ONE
    assert found.pending() is not None


def test_keeping_ones_own_may_write_over_the_other() -> None:
    """The next version names the other one as its base."""
    story.keep(TWO)
    found.receive(_report(ONE), ["atlas"])
    found.keep_mine()
    assert story.current() == TWO
    assert story.version().base == "b:1"
    assert found.pending() is None


@pytest.mark.parametrize("text", ["<script>", "format = 1", "x" * 300_000, "a" + ".a" * 40])
def test_a_damaged_text_waits_and_changes_nothing(text: str) -> None:
    """It is kept for download with the reason."""
    story.keep(ONE)
    found.receive(_report(text), ["atlas"])
    waiting = found.pending()
    assert waiting is not None
    assert waiting.briefing is None
    assert waiting.error is not None
    assert waiting.kept.text == text
    assert story.current() == ONE


@pytest.mark.parametrize("report", [None, 7, [], {}, {"erased": 1}, {"stamp": "b:1"}])
def test_a_report_that_is_not_ours_is_passed_over(report: object) -> None:
    """Nothing of the session changes."""
    story.keep(ONE)
    found.receive(report, ["atlas"])
    assert story.current() == ONE
    assert found.pending() is None


def test_erasing_leaves_nothing_to_undo() -> None:
    """Another window erased the briefing: this one holds nothing either."""
    story.keep(ONE)
    found.receive({"erased": True}, ["atlas"])
    assert story.current() == Briefing()
    assert story.version().stamp == ""
    said = story.notice("atlas")
    assert said is not None
    assert said.undo is None
