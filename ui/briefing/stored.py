"""The briefing's copy in the reader's own browser: it outlives reload, restart and a lost line.

The copy is one entry of the browser's local storage and holds the briefing's
file. It comes back as an upload would: checked, bounded, never trusted.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from pathlib import Path

import streamlit as st

from exports.briefing_file import MOST_BYTES, write_briefing
from ui.address.view import View
from ui.briefing import card, found, story
from ui.briefing.versions import Version
from ui.words.texts import Words

_ERASED = "briefing_erased"
_COPY = st.components.v2.component(
    "story_copy",
    isolate_styles=False,
    js=Path(__file__).with_name("story_kept.js").read_text(encoding="utf-8"),
)


def draw(screen: str, view: View, screens: Collection[str]) -> None:
    """Draw the card about the briefing, and have the browser keep the briefing.

    Parameters
    ----------
    screens : names of all screens, which a kept view may have been saved from
    """
    _draw(screen, view, screens, story.edition())


def erase_button(words: Words) -> None:
    """Draw the button that leaves nothing of the briefing on this computer, asked twice."""
    with (
        st.container(key="erase_popover", width="content"),
        st.popover(words("briefing.erase"), icon=":material/no_accounts:"),
    ):
        st.write(words("briefing.erase_about"))
        st.button(words("briefing.erase_sure"), key="erase_briefing", on_click=_erase)


@st.fragment
def _draw(screen: str, view: View, screens: Collection[str], drawn: int) -> None:
    """Run alone when the browser reports, so that no map waits for it.

    Parameters
    ----------
    drawn : edition of the briefing that the screen shows
    """
    if screen == "briefing" and story.edition() != drawn:
        st.rerun()
    card.draw(screen, Words(view.language))
    with st.container(key="story_copy"):
        _COPY(
            key="kept_briefing",
            data=_held(story.version()),
            on_found_change=lambda: _found(screens),
        )


def _held(version: Version) -> dict[str, object]:
    """Return what the browser is told: the briefing's text and where it comes from."""
    content = write_briefing(story.current())
    waiting = found.pending()
    return {
        "place": f"smart-city-atlas/briefing/1/{st.get_option('server.baseUrlPath')}",
        "writer": version.writer,
        "stamp": version.stamp,
        "base": version.base,
        # What could not be read again is not kept.
        "text": content.decode() if len(content) <= MOST_BYTES else None,
        "pending": waiting.kept.stamp if waiting else "",
        "refused": found.refused(),
        "erase": st.session_state.get(_ERASED, ""),
    }


def _found(screens: Collection[str]) -> None:
    found.receive(st.session_state["kept_briefing"].found, screens)


def _erase() -> None:
    found.decide()
    story.erase()
    st.session_state[_ERASED] = secrets.token_hex(8)
