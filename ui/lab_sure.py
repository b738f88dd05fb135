"""Part 4 of the laboratory: how sure a rank is, and which choice makes it unsure."""

from __future__ import annotations

import math

import streamlit as st

from scoring.index import IndexResult
from scoring.robustness import RankUncertainty
from ui import figures, lab_caterpillar, lab_pair, lab_runs, lab_sobol, sources
from ui.controls import bind
from ui.lab_see import index_measured
from ui.markup import element, text
from ui.view import FACTORS, View
from ui.words import Words

# Below this a wait needs no explanation.
_UNTOLD_SECONDS = 1.0
_FIRM = 10


def draw(view: View, result: IndexResult) -> None:
    """Draw the run's settings, its progress while it runs, and then what it says."""
    words = Words(view.language)
    _settings(view, words)
    run = lab_runs.started(view.choices, view.certain, view.draws, view.seed)
    if not run.wait(_UNTOLD_SECONDS):
        _watch(run, words)
        return
    if run.error is not None:
        st.warning(words("method.not_drawn"))
        st.code(str(run.error), language=None, wrap_lines=True)
        return
    if run.cancelled:
        _cancelled(run, view, words)
    if run.ranks is None:
        return
    _headline(run.ranks, view, words)
    lab_caterpillar.draw(run.ranks, view)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if run.sobol is not None:
            lab_sobol.draw(run.sobol, words)
    with right:
        lab_pair.draw(run.ranks, view, result)
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


@st.fragment(run_every=0.5)
def _watch(run: lab_runs.Run, words: Words) -> None:
    """Show how far the run is, and offer to stop it; the screen follows when it ends."""
    if run.done:
        st.rerun()
    key = "running" if run.stage == lab_runs.DRAWS else "running_sobol"
    said = words(f"method.{key}", made=f"{run.made:,}", asked=f"{run.asked:,}")
    st.progress(min(run.made / run.asked, 1.0), said)
    st.button(words("method.cancel"), key="lab_cancel", on_click=run.cancel)


def _cancelled(run: lab_runs.Run, view: View, words: Words) -> None:
    if run.ranks is None:
        st.info(words("method.cancelled_empty"))
    else:
        made, asked = f"{len(run.ranks.ranks):,}", f"{run.ranks.requested:,}"
        st.info(words("method.cancelled", made=made, asked=asked))
    st.button(
        words("method.again"),
        key="lab_again",
        on_click=lab_runs.again,
        args=(view.choices, view.certain, view.draws, view.seed),
    )


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
