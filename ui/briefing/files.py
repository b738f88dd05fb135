"""The briefing as files: PowerPoint and a page of its own, with progress, and the presentation."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st
from streamlit.runtime import get_instance

from exports.briefing_file import Briefing
from exports.powerpoint import as_powerpoint
from exports.web_page import as_web_page
from ui.address.view import View
from ui.briefing import story
from ui.briefing.deck import deck_of, slides
from ui.figures.space import kept as space_kept
from ui.page import address, queued
from ui.words.texts import Words
from work.queue import Report

_PRESENTING, _SLOT = "presenting", "deck"
_TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
}


class _Key(NamedTuple):
    """Which file of which briefing, and whose."""

    reader: str
    kind: str
    signature: int


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
        _ask(asked[0], view, words)
    _show(view, words)


def presenting() -> bool:
    """Return whether the briefing is on the projector now."""
    return bool(st.session_state.get(_PRESENTING)) and bool(story.current().views)


def present(view: View) -> None:
    """Fill the window with the briefing; Escape leaves it."""
    words = Words(view.language)
    briefing = story.current()
    deck = deck_of(briefing, tuple(slides(briefing, view)), view)
    with st.container(key="presentation"):
        page = as_web_page(deck, space_kept.boundaries(), presenting=True)
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
    path = files.add(page.encode(), "text/html", "presentation")
    return f"/{base}{path}" if base else path


def _ask(kind: str, view: View, words: Words) -> None:
    """Put the making of a file into the line, from the briefing as it is now."""
    briefing = story.current()
    key = _Key(queued.reader(), kind, _signature(view))
    queued.drop(_SLOT)
    queued.line().forget(key)  # a reader who asks again wants it made again
    base = address.base_of("briefing")
    queued.ask(_SLOT, key, lambda report: _make(kind, briefing, view, base, report), words)


def _make(kind: str, briefing: Briefing, view: View, base: str, report: Report) -> bytes | None:
    """Make a file, saying how far it is: the figures of each slide, then the slides."""
    count, made = len(briefing.views), []
    for slide in slides(briefing, view, base):
        made.append(slide)
        if not report(len(made), 2 * count):
            return None
    deck, files = deck_of(briefing, tuple(made), view), space_kept.boundaries()
    if kind == "html":
        return as_web_page(deck, files).encode()
    return queued.workers().call(
        lambda done, _: report(count + done, 2 * count), as_powerpoint, deck, files, told="told"
    )


def _show(view: View, words: Words) -> None:
    """Show how far the file is, then offer it, while the briefing is what it is made from."""
    job = queued.holds(_SLOT)
    if job is None or not isinstance(job.key, _Key):
        return
    if job.key.signature != _signature(view) or queued.cancelled(job):
        queued.drop(_SLOT)
        return
    if not queued.ready(_SLOT, job, words, lambda made, of: _said(made, of, words)):
        return
    if not queued.failed(job, words) and job.result is not None:
        _offer(job.key.kind, job.result, words)


def _said(made: int, of: int, words: Words) -> str:
    count = of // 2
    if made <= count:
        return words("briefing.preparing")
    return words("briefing.writing", done=made - count, of=count)


def _offer(kind: str, content: bytes, words: Words) -> None:
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
