"""The briefing as files: PowerPoint and a page of its own, with progress, and the presentation."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.runtime import get_instance

from exports.powerpoint import as_powerpoint
from exports.web_page import as_web_page
from ui import cached, story
from ui.story_deck import deck_of, slides
from ui.view import View
from ui.words import Words

_PRESENTING, _MADE = "presenting", "story_made"
_TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
}
Told = Callable[[float], object]


def draw(view: View) -> None:
    """Draw the buttons that present the briefing and make its files."""
    words = Words(view.language)
    if not story.current().views:
        return
    st.button(
        words("briefing.present"),
        type="primary",
        icon=":material/slideshow:",
        key="present",
        help=words("briefing.present_help"),
        on_click=lambda: st.session_state.update({_PRESENTING: True}),
    )
    with st.container(key="make_files", horizontal=True, gap="small"):
        asked = [
            kind for kind in _TYPES if st.button(words(f"briefing.make_{kind}"), key=f"make_{kind}")
        ]
    if asked:
        st.session_state[_MADE] = (_signature(view), asked[0], _make(asked[0], view, words))
    _offer(view, words)


def presenting() -> bool:
    """Return whether the briefing is on the projector now."""
    return bool(st.session_state.get(_PRESENTING)) and bool(story.current().views)


def present(view: View) -> None:
    """Fill the window with the briefing; Escape leaves it."""
    words = Words(view.language)
    briefing = story.current()
    deck = deck_of(briefing, tuple(slides(briefing, view)), view)
    with st.container(key="presentation"):
        page = as_web_page(deck, cached.boundaries(), presenting=True)
        st.iframe(_address_of(page), height=720)
    st.button(
        words("briefing.leave"),
        key="leave_presentation",
        on_click=lambda: st.session_state.pop(_PRESENTING, None),
    )


def _address_of(page: str) -> str:
    """Keep a page with the session's own files and return where it lies.

    Written into the frame it would be held to the policy of the screen around
    it, which runs no script but the server's; at an address it has its own.
    """
    files, base = get_instance().media_file_mgr, st.get_option("server.baseUrlPath").strip("/")
    address = files.add(page.encode(), "text/html", "presentation")
    return f"/{base}{address}" if base else address


def _make(kind: str, view: View, words: Words) -> bytes:
    """Make a file, saying how far it is; any other click on the page stops it."""
    briefing, files = story.current(), cached.boundaries()
    bar = st.progress(0.0, words("briefing.preparing"))
    made = []
    for slide in slides(briefing, view):
        made.append(slide)
        bar.progress(0.2 * len(made) / len(briefing.views), words("briefing.preparing"))
    deck = deck_of(briefing, tuple(made), view)

    def told(done: int, of: int) -> None:
        bar.progress(0.2 + 0.8 * done / of, words("briefing.writing", done=done, of=of))

    content = (
        as_powerpoint(deck, files, told) if kind == "pptx" else as_web_page(deck, files).encode()
    )
    bar.empty()
    return content


def _offer(view: View, words: Words) -> None:
    """Offer the file made last, while the briefing is still what it was made from."""
    signature, kind, content = st.session_state.get(_MADE) or (None, "", b"")
    if signature != _signature(view):
        return
    st.download_button(
        words("briefing.save", kind=kind.upper(), size=f"{len(content) / 1e6:.1f}"),
        content,
        f"{words('briefing.file_name')}.{kind}",
        _TYPES[kind],
        icon=":material/download:",
        key="save_made",
        type="primary",
        on_click="ignore",
    )


def _signature(view: View) -> int:
    briefing = story.current()
    texts = [(v.screen, tuple(v.address.items()), v.title, v.note) for v in briefing.views]
    return hash((briefing.title, tuple(texts), view.language))
