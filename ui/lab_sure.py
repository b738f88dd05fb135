"""Part 4 of the laboratory: how sure a rank is, and which choice makes it unsure."""

from __future__ import annotations

import math

import streamlit as st

from data.errors import AtlasError
from scoring.doubt import Doubt
from scoring.index import IndexResult
from scoring.robustness import RankUncertainty
from ui import figures, lab_caterpillar, lab_pair, lab_runs, lab_sobol, queued, sources
from ui.controls import bind
from ui.lab_see import index_measured
from ui.markup import element, text
from ui.view import FACTORS, View
from ui.words import Words
from work.queue import Job

_FIRM = 10


def draw(view: View, result: IndexResult) -> None:
    """Draw the run's settings, its progress while it runs, and then what it says."""
    words = Words(view.language)
    _settings(view, words)
    run = lab_runs.asked(view, words)
    if run is None:
        return
    if not queued.ready(lab_runs.SLOT, run, words, lambda made, of: _said(made, of, view, words)):
        return
    if run.error is not None:
        _failed(run, words)
        return
    if queued.cancelled(run):
        _cancelled(run, view, words)
    if run.result is not None:
        _findings(run.result, view, result, words)


def _findings(found: Doubt, view: View, result: IndexResult, words: Words) -> None:
    _headline(found.ranks, view, words)
    lab_caterpillar.draw(found.ranks, view)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if found.sobol is not None:
            lab_sobol.draw(found.sobol, words)
    with right:
        lab_pair.draw(found.ranks, view, result)
    sources.line(index_measured(view), words)
    st.caption(words("method.sure_note"))


def _settings(view: View, words: Words) -> None:
    """Draw what is drawn, how often, and from which seed."""
    uncertain, draws, seed = st.columns([5, 2, 2], vertical_alignment="bottom")
    with uncertain:
        st.pills(
            words("method.uncertain"),
            FACTORS,
            selection_mode="multi",
            format_func=lambda factor: words(f"method.factor_{factor}"),
            **bind(
                "certain",
                [factor for factor in FACTORS if factor not in view.certain],
                lambda shown: tuple(factor for factor in FACTORS if factor not in shown),
            ),
        )
    with draws:
        options = sorted({1_000, 10_000, 50_000, 100_000, view.draws})
        st.selectbox(
            words("method.draws"),
            options,
            format_func=lambda count: figures.number(count, words.language),
            **bind("draws", view.draws),
        )
    with seed:
        st.number_input(
            words("method.seed"),
            0,
            999_999,
            help=words("method.seed_help"),
            **bind("seed", view.seed),
        )


def _said(made: int, of: int, view: View, words: Words) -> str:
    """The draws come first, then the runs for the Sobol indices."""
    if of > view.draws:
        made, of, key = made - view.draws, of - view.draws, "running_sobol"
    else:
        of, key = view.draws, "running"
    return words(f"method.{key}", made=f"{made:,}", asked=f"{of:,}")


def _failed(run: Job[Doubt], words: Words) -> None:
    if isinstance(run.error, AtlasError):
        st.warning(words("method.not_drawn"))
        st.code(str(run.error), language=None, wrap_lines=True)
    else:
        queued.failed(run, words)


def _cancelled(run: Job[Doubt], view: View, words: Words) -> None:
    if run.result is None:
        st.info(words("method.cancelled_empty"))
    else:
        ranks = run.result.ranks
        made, asked = f"{len(ranks.ranks):,}", f"{ranks.requested:,}"
        st.info(words("method.cancelled", made=made, asked=asked))
    st.button(words("method.again"), key="lab_again", on_click=lab_runs.again, args=(view,))


def _headline(ranks: RankUncertainty, view: View, words: Words) -> None:
    width = ranks.summary["width"]
    title = words(
        "method.sure_title",
        width=math.floor(width.median()),
        firm=int((width <= _FIRM).sum()),
        cities=len(width),
    )
    subline = words(
        "method.sure_subline",
        draws=figures.number(len(ranks.ranks), words.language),
        seed=view.seed,
    )
    st.html(
        element("h1", text(title), class_="headline")
        + element("p", text(subline), class_="subline")
    )
