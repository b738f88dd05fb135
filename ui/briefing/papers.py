"""Buttons that make a report of many pages: of the briefing, or ready-made of a place."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from exports.briefing_file import Briefing
from exports.imprint import LONGEST_WATERMARK, watermark
from exports.printable import file_name
from ui.address.view import View
from ui.briefing import story
from ui.briefing.made import paper_file
from ui.briefing.ready import ready
from ui.briefing.slides import bases_of
from ui.page import queued
from ui.page.markup import element, plain, text
from ui.reader.basis import carried
from ui.regions.report import region_name
from ui.take.place_report import has_place
from ui.words.texts import Words
from work.queue import Job

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class _Wanted(NamedTuple):
    """Which report, of what, and whose; equal for the same report alone."""

    slot: str
    reader: str
    kind: str
    briefing: tuple[object, ...]
    view: View
    watermark: str


def of_briefing(view: View) -> None:
    """Draw the buttons that make a report of the briefing as it is."""
    briefing, words = story.current(), Words(view.language)
    if briefing.views:
        _draw("paper", briefing, view, words("briefing.paper_name"), place=False)


def of_place(view: View) -> None:
    """Draw the buttons that make the ready-made report of the chosen province or cluster."""
    words = Words(view.language)
    if not has_place(view):
        st.html(element("p", text(words("briefing.ready_how")), class_="muted"))
        return
    name = region_name(view)
    st.html(element("p", text(words("briefing.ready_of", name=name)), class_="muted"))
    _draw("place_paper", ready(view), view, name, place=True)


def _draw(slot: str, briefing: Briefing, view: View, name: str, place: bool) -> None:
    words = Words(view.language)
    over = st.text_input(
        words("briefing.watermark"),
        watermark(),
        max_chars=LONGEST_WATERMARK,
        key=f"{slot}_watermark",
        placeholder=words("briefing.watermark_hint"),
    )
    with st.container(key=f"{slot}_make", horizontal=True, gap="small"):
        asked = [
            kind
            for kind in _TYPES
            if st.button(words(f"briefing.make_{kind}"), key=f"{slot}_{kind}")
        ]
    texts = tuple((v.screen, tuple(v.address.items()), v.title, v.note) for v in briefing.views)
    told = (briefing.title, *texts)
    if asked:
        wanted = _Wanted(slot, queued.reader(), asked[0], told, view, over)
        _ask(wanted, briefing, place, words)
    _show(slot, told, view, over, name, words)


def _ask(wanted: _Wanted, briefing: Briefing, place: bool, words: Words) -> None:
    queued.drop(wanted.slot)
    queued.line().forget(wanted)  # a reader who asks again wants it made again
    asked = (wanted.kind, briefing, wanted.view, wanted.watermark, place)
    made = carried(paper_file, *bases_of(briefing))
    queued.ask(
        wanted.slot,
        wanted,
        lambda report: queued.workers().call(report, made, *asked, told="report"),
        words,
    )


def _show(
    slot: str, told: tuple[object, ...], view: View, over: str, name: str, words: Words
) -> None:
    """Show how far the report is, then offer it, while it is of what stands there."""
    job: Job[bytes] | None = queued.holds(slot)
    if job is None or not isinstance(job.key, _Wanted):
        return
    if (job.key.briefing, job.key.view, job.key.watermark) != (told, view, over):
        queued.drop(slot)
        return
    if queued.cancelled(job):
        queued.drop(slot)
        return
    said = lambda done, of: words("briefing.paper_writing", done=done, of=of)  # noqa: E731
    if not queued.ready(slot, job, words, said) or queued.failed(job, words):
        return
    if job.result is not None:
        _offer(slot, job.key.kind, job.result, name, words)


def _offer(slot: str, kind: str, content: bytes, name: str, words: Words) -> None:
    size = f"{len(content) / 1e6:.1f}"
    st.download_button(
        words(f"briefing.paper_save_{kind}", name=plain(name), size=size),
        content,
        f"{file_name(name)}.{kind}",
        _TYPES[kind],
        icon=":material/download:",
        key=f"{slot}_save",
        type="primary",
        on_click="ignore",
    )
