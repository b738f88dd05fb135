"""The briefing as files: PowerPoint and a page of its own, with progress, and the presentation."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st
from streamlit.runtime import get_instance

from ui.address.view import View
from ui.briefing import story
from ui.briefing.made import PRESENTED, deck_file
from ui.briefing.slides import bases_of
from ui.page import address, queued
from ui.reader.basis import carried
from ui.words.texts import Words
from work.queue import Job

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
    job = _job(PRESENTED, view, words)
    with st.container(key="presentation"):
        ready = job is not None and queued.ready(_SLOT, job, words, _said_in(words))
        if job is not None and ready and not queued.failed(job, words) and job.result:
            st.iframe(_address_of(job.result), height=720)
    st.button(
        words("briefing.leave"),
        key="leave_presentation",
        on_click=lambda: st.session_state.pop(_PRESENTING, None),
    )


def _address_of(page: bytes) -> str:
    """Keep a page with the session's own files and return where it lies.

    Written into the frame it would be held to the policy of the screen around
    it, which runs no script but the server's; at an address it has its own.
    """
    files, base = get_instance().media_file_mgr, st.get_option("server.baseUrlPath").strip("/")
    path = files.add(page, "text/html", "presentation")
    return f"/{base}{path}" if base else path


def _ask(kind: str, view: View, words: Words) -> None:
    """Put the making of a file into the line, from the briefing as it is now."""
    queued.drop(_SLOT)
    queued.line().forget(_key(kind, view))  # a reader who asks again wants it made again
    _job(kind, view, words)


def _job(kind: str, view: View, words: Words) -> Job[bytes] | None:
    """Return the making of a file, in the line from now on if it is not yet."""
    asked = (kind, story.current(), view, address.base_of("briefing"))
    made = carried(deck_file, *bases_of(story.current()))
    return queued.ask(
        _SLOT,
        _key(kind, view),
        lambda report: queued.workers().call(report, made, *asked, told="report"),
        words,
    )


def _key(kind: str, view: View) -> _Key:
    return _Key(queued.reader(), kind, _signature(view))


def _show(view: View, words: Words) -> None:
    """Show how far the file is, then offer it, while the briefing is what it is made from."""
    job = queued.holds(_SLOT)
    if job is None or not isinstance(job.key, _Key):
        return
    if job.key.signature != _signature(view) or queued.cancelled(job):
        queued.drop(_SLOT)
        return
    if not queued.ready(_SLOT, job, words, _said_in(words)):
        return
    if not queued.failed(job, words) and job.result is not None and job.key.kind in _TYPES:
        _offer(job.key.kind, job.result, words)


def _said_in(words: Words) -> Callable[[int, int], str]:
    def said(made: int, of: int) -> str:
        count = of // 2
        if made <= count:
            return words("briefing.preparing")
        return words("briefing.writing", done=made - count, of=count)

    return said


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
