"""The reader's briefing: it lives in the browser session, and nothing of it stays on the server."""

from __future__ import annotations

import streamlit as st

from data.errors import AtlasError
from exports.briefing_file import Briefing, SavedView, read_briefing
from ui.markup import plain
from ui.refused import why
from ui.view import View, write_view
from ui.words import Words

_KEY, _TOLD = "briefing", "briefing_told"
# What is presented is the briefing itself; its sources are no view of the country.
NOT_SAVED = ("briefing", "data_sources")


def current() -> Briefing:
    """Return the briefing as it stands."""
    found = st.session_state.get(_KEY)
    return found if isinstance(found, Briefing) else Briefing()


def keep(briefing: Briefing) -> None:
    """Replace the briefing; what the editor's boxes hold is then no longer true."""
    st.session_state[_KEY] = briefing
    st.session_state["story_edition"] = edition() + 1


def edition() -> int:
    """Return how often the briefing was replaced: a part of the editor's keys."""
    return int(st.session_state.get("story_edition", 0))


def write(briefing: Briefing) -> None:
    """Keep what was typed into the editor's boxes, which stay as they are."""
    st.session_state[_KEY] = briefing


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
        keep(read_briefing(content, screens))
    except AtlasError as error:
        return words("briefing.not_loaded", why=why(error, words))
    return None


def _add(screen: str, view: View) -> None:
    words = Words(view.language)
    try:
        story = current().with_view(SavedView(screen, write_view(view)))
    except AtlasError as error:
        st.session_state[_TOLD] = words("briefing.refused", why=str(error))
        return
    keep(story)
    st.session_state[_TOLD] = words("briefing.added", n=len(story.views))
