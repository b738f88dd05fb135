"""The draws behind the median rank of an index of the reader's own: made while nobody waits."""

from __future__ import annotations

import streamlit as st

from data.errors import DataError
from scoring.doubt.robustness import RankUncertainty
from scoring.doubt.run import draw_ranks
from ui.address.view import View
from ui.figures import kept
from ui.figures.doubt import kept as doubt_kept
from ui.page import queued
from ui.reader.basis import current
from ui.words.texts import Words
from work.queue import Report

_SLOT = "draws"


def follow(view: View) -> None:
    """Have the ranks drawn in the line, and show them when they are; drawn last on a screen.

    Those of the default index are there from the start; of an edition that another method
    scored none are made.
    """
    if doubt_kept.is_drawn(view.choices) or kept.scored_then() is not None:
        return
    words = Words(view.language)
    key = (_SLOT, current().key, view.choices)
    job = queued.ask(_SLOT, key, lambda report: _drawn(view, report), words)
    if job is None or not queued.ready(
        _SLOT, job, words, lambda made, of: words("page.drawing", made=made, of=of)
    ):
        return
    # Some rules (Copeland, for one) are not drawn; the rank then stands alone.
    if not isinstance(job.error, DataError) and queued.failed(job, words):
        st.button(words("queue.again"), key="draws_again", on_click=queued.drop, args=(_SLOT,))
    if job.result is not None and job.result.complete:
        doubt_kept.keep_drawn(view.choices, job.result)
        st.rerun()


def _drawn(view: View, report: Report) -> RankUncertainty | None:
    asked = doubt_kept.draws_asked(view.choices)
    return queued.workers().call(report, draw_ranks, *asked, told="report")
