"""Part 4 of the laboratory: how sure a rank is, and which choice makes it unsure."""

from __future__ import annotations

import math

import streamlit as st

from data.errors import AtlasError
from scoring.doubt.robustness import RankUncertainty
from scoring.doubt.run import Doubt
from scoring.index.chain import IndexResult
from ui.address.view import FACTORS, View
from ui.index_lab import caterpillar, pair, runs, sobol
from ui.index_lab.see import index_measured
from ui.page import queued, sources
from ui.page.controls import bind
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.refused import why
from ui.words.texts import Words
from work.queue import Job

_FIRM = 10


def draw(view: View, result: IndexResult) -> None:
    """Draw the run's settings, its progress while it runs, and then what it says."""
    words = Words(view.language)
    _settings(view, words)
    run = runs.asked(view, words)
    if run is None:
        return
    if not queued.ready(runs.SLOT, run, words, lambda made, of: _said(made, of, view, words)):
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
    caterpillar.draw(found.ranks, view)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if found.sobol is not None:
            sobol.draw(found.sobol, words)
    with right:
        pair.draw(found.ranks, view, result)
    sources.line(index_measured(view).sources, words)
    st.caption(words("index_lab.sure_note"))


def _settings(view: View, words: Words) -> None:
    """Draw what is drawn, how often, and from which seed."""
    uncertain, draws, seed = st.columns([5, 2, 2], vertical_alignment="bottom")
    with uncertain:
        st.pills(
            words("index_lab.uncertain"),
            FACTORS,
            selection_mode="multi",
            format_func=lambda factor: words(f"index_lab.factor_{factor}"),
            **bind(
                "certain",
                [factor for factor in FACTORS if factor not in view.certain],
                lambda shown: tuple(factor for factor in FACTORS if factor not in shown),
            ),
        )
    with draws:
        options = sorted({1_000, 10_000, 50_000, 100_000, view.draws})
        st.selectbox(
            words("index_lab.draws"),
            options,
            format_func=lambda count: numbers.number(count, words.language),
            **bind("draws", view.draws),
        )
    with seed:
        st.number_input(
            words("index_lab.seed"),
            0,
            999_999,
            help=words("index_lab.seed_help"),
            **bind("seed", view.seed),
        )


def _said(made: int, of: int, view: View, words: Words) -> str:
    """The draws come first, then the runs for the Sobol indices."""
    if of > view.draws:
        made, of, key = made - view.draws, of - view.draws, "running_sobol"
    else:
        of, key = view.draws, "running"
    return words(f"index_lab.{key}", made=f"{made:,}", asked=f"{of:,}")


def _failed(run: Job[Doubt], words: Words) -> None:
    if isinstance(run.error, AtlasError):
        st.warning(words("index_lab.not_drawn"))
        st.code(why(run.error, words), language=None, wrap_lines=True)
    else:
        queued.failed(run, words)


def _cancelled(run: Job[Doubt], view: View, words: Words) -> None:
    if run.result is None:
        st.info(words("index_lab.cancelled_empty"))
    else:
        ranks = run.result.ranks
        made, asked = f"{len(ranks.ranks):,}", f"{ranks.requested:,}"
        st.info(words("index_lab.cancelled", made=made, asked=asked))
    st.button(words("index_lab.again"), key="lab_again", on_click=runs.again, args=(view,))


def _headline(ranks: RankUncertainty, view: View, words: Words) -> None:
    width = ranks.summary["width"]
    title = words(
        "index_lab.sure_title",
        width=math.floor(width.median()),
        firm=int((width <= _FIRM).sum()),
        cities=len(width),
    )
    subline = words(
        "index_lab.sure_subline",
        draws=numbers.number(len(ranks.ranks), words.language),
        seed=view.seed,
    )
    st.html(
        element("h1", text(title), class_="headline")
        + element("p", text(subline), class_="subline")
    )
