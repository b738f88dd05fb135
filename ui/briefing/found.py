"""What a session does with the briefing that its browser reports."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import streamlit as st

from data.errors import AtlasError
from exports.briefing_file import Briefing, read_briefing
from ui.briefing import story
from ui.briefing.story import Notice
from ui.briefing.versions import Kept, can_take

_PENDING, _REFUSED = "briefing_pending", "briefing_refused"


@dataclass(frozen=True)
class Pending:
    """A kept briefing that waits for the reader's choice.

    Attributes
    ----------
    kept : what the browser keeps
    briefing : it as read, or None if it cannot be read
    error : why it cannot be read
    """

    kept: Kept
    briefing: Briefing | None
    error: AtlasError | None = None


def pending() -> Pending | None:
    """Return the kept briefing that waits for the reader's choice."""
    found: Pending | None = st.session_state.get(_PENDING)
    return found


def refused() -> bool:
    """Return whether the browser last refused to keep the briefing."""
    return bool(st.session_state.get(_REFUSED))


def receive(report: object, screens: Collection[str]) -> None:
    """Act on a report of the browser: nothing in it is trusted, what is not ours is passed over."""
    if not isinstance(report, Mapping):
        return
    if "refused" in report:
        st.session_state[_REFUSED] = report["refused"] is True
        story.say(Notice("refused") if refused() else None)
    elif report.get("erased") is True:
        decide()
        story.erase()
    elif kept := Kept.read(report):
        _found(kept, screens)


def take_other() -> None:
    """Take the kept briefing; the session's own can be brought back."""
    if (waiting := decide()) and waiting.briefing is not None:
        _take(waiting.briefing, waiting.kept, "taken")


def keep_mine(name: str | None = None) -> None:
    """Keep the session's own briefing in the place of the kept one."""
    if waiting := decide():
        story.set_version(story.version().over(waiting.kept.stamp))
        story.say(Notice(name) if name else None)


def decide() -> Pending | None:
    """Return what waits for a choice, which then waits no longer."""
    found: Pending | None = st.session_state.pop(_PENDING, None)
    return found


def _found(kept: Kept, screens: Collection[str]) -> None:
    decide()
    mine, version = story.current(), story.version()
    try:
        briefing = read_briefing(kept.text.encode("utf-8", "replace"), screens)
    except AtlasError as error:
        st.session_state[_PENDING] = Pending(kept, None, error)
        return
    if briefing == mine or can_take(mine, version, kept):
        _take(briefing, kept, "followed" if version.stamp else "restored")
    elif version.only_adds and (joined := _joined(briefing, mine)):
        story.take(briefing, kept.stamp)
        story.keep(joined)
        story.say(Notice("joined", {"now": briefing, "at": kept.at, "joined": joined}))
    else:
        st.session_state[_PENDING] = Pending(kept, briefing)


def _joined(kept: Briefing, mine: Briefing) -> Briefing | None:
    """Return the kept briefing with the views of a session that began before it knew of it.

    A restarted server, or a line that was lost, makes such a session under an open page.

    Returns
    -------
    Briefing, or None where it would be too long
    """
    try:
        for view in mine.views:
            kept = kept.with_view(view)
    except AtlasError:
        return None
    return kept


def _take(briefing: Briefing, kept: Kept, name: str) -> None:
    before = story.current()
    story.take(briefing, kept.stamp)
    if briefing != before:
        undo = before if before != Briefing() else None
        story.say(Notice(name, {"now": briefing, "at": kept.at}, undo))
