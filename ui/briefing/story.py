"""The reader's briefing: a session holds it, the reader's browser keeps it, the server does not."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from data.errors import AtlasError
from exports.briefing_file import Briefing, SavedView, read_briefing
from ui.address.parameters import write_view
from ui.address.view import View
from ui.briefing.versions import Version
from ui.page.address import NOT_SAVED
from ui.page.markup import plain
from ui.words.refused import why
from ui.words.texts import Words

_KEY, _TOLD, _NOTICE, _VERSION = "briefing", "briefing_told", "briefing_notice", "briefing_version"


@dataclass(frozen=True)
class Notice:
    """What happened to the briefing, to be said once.

    Attributes
    ----------
    name : the text is ``briefing.kept_NAME``
    values : what fills the text; a `Briefing` is told by its number of views
    undo : the briefing that can be brought back
    screen : the first screen that said it
    """

    name: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    undo: Briefing | None = None
    screen: str = ""


def current() -> Briefing:
    """Return the briefing as it stands."""
    found = st.session_state.get(_KEY)
    return found if isinstance(found, Briefing) else Briefing()


def keep(briefing: Briefing, added: bool = False) -> None:
    """Replace the briefing; what the editor's boxes hold is then no longer true.

    Parameters
    ----------
    added : whether it is the one before with one more view
    """
    write(briefing, added)
    _renew_boxes()


def edition() -> int:
    """Return how often the briefing was replaced: a part of the editor's keys."""
    return int(st.session_state.get("story_edition", 0))


def write(briefing: Briefing, added: bool = False) -> None:
    """Keep what was typed into the editor's boxes, which stay as they are."""
    st.session_state[_KEY] = briefing
    set_version(version().changed(added))
    say(None)


def replace_by(briefing: Briefing, name: str, **values: object) -> None:
    """Replace the briefing, say so, and offer the one before if there was any."""
    before = current()
    keep(briefing)
    if before != Briefing():
        say(Notice(name, {"before": before, "now": briefing, **values}, undo=before))


def take(briefing: Briefing, stamp: str) -> None:
    """Replace the briefing by the one that the browser keeps under a stamp.

    A browser that reports twice what it keeps gives nothing new: the boxes stay, and with them
    what is being typed.
    """
    if briefing != current():
        _renew_boxes()
    st.session_state[_KEY] = briefing
    set_version(version().taken(stamp))


def erase() -> None:
    """Hold nothing any more, not even to undo."""
    st.session_state[_KEY] = Briefing()
    set_version(version().erased())
    _renew_boxes()
    say(Notice("erased"))


def version() -> Version:
    """Return which version of the briefing the session holds."""
    if _VERSION not in st.session_state:
        set_version(Version(secrets.token_hex(8)))
    found: Version = st.session_state[_VERSION]
    return found


def set_version(version_: Version) -> None:
    """Remember which version of the briefing the session holds."""
    st.session_state[_VERSION] = version_


def say(notice: Notice | None) -> None:
    """Say what happened to the briefing on the card, or take the card away."""
    st.session_state[_NOTICE] = notice


def notice(screen: str) -> Notice | None:
    """Return what is to be said; another screen than the first that says it is silent."""
    found: Notice | None = st.session_state.get(_NOTICE)
    if found and found.screen not in ("", screen):
        found = None
    say(replace(found, screen=screen) if found else None)
    return found


def add_button(screen: str, view: View) -> None:
    """Draw the button that adds what is on the screen to the briefing."""
    if screen in NOT_SAVED:
        return
    words = Words(view.language)
    st.button(
        words("briefing.add"),
        key="add_to_briefing",
        icon=":material/add:",
        help=words("briefing.add_help"),
        on_click=_add,
        args=(screen, view),
    )
    if told := st.session_state.pop(_TOLD, None):
        st.toast(plain(told))


def load(content: bytes, screens: tuple[str, ...], words: Words) -> str | None:
    """Replace the briefing by the one in a file, or return why not."""
    try:
        replace_by(read_briefing(content, screens), "loaded")
    except AtlasError as error:
        return words("briefing.not_loaded", why=why(error, words))
    return None


def _add(screen: str, view: View) -> None:
    words = Words(view.language)
    try:
        story = current().with_view(SavedView(screen, write_view(view)))
    except AtlasError as error:
        st.session_state[_TOLD] = words("briefing.refused", why=why(error, words))
        return
    keep(story, added=True)
    st.session_state[_TOLD] = words("briefing.added", n=len(story.views))


def _renew_boxes() -> None:
    st.session_state["story_edition"] = edition() + 1
