"""Panel 4: how sure a rank is, and which choice makes it unsure."""

from __future__ import annotations

import streamlit as st
from pandas import DataFrame

from data.errors import DataError
from exports.charts.kinds import Chart
from scoring.doubt.choice_space import GAPS
from scoring.doubt.run import Doubt
from scoring.index.aggregate import NEUTRAL
from ui.address.view import FACTORS, FIGURES, View
from ui.charts import draw as charts
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import city_name
from ui.index_lab import page
from ui.index_lab.sure import pair, runs
from ui.index_lab.sure.answer import caterpillar, rank_rows, said
from ui.index_lab.sure.figures import figure_tables
from ui.map import element as map_element
from ui.page import address, look, queued, sources, tables
from ui.page.controls import bind
from ui.page.markup import element, plain, text
from ui.words import numbers
from ui.words.refused import why
from ui.words.texts import Words
from work.queue import Job

_HEIGHT = 480
_FIRST, _BESIDE = 40, 15
AROUND = ("all", "first", "city")


def draw(view: View) -> None:
    """Draw the run's settings, its progress while it runs, and then what it says."""
    words = Words(view.language)
    if not page.is_computed(view):
        return
    _settings(view, words)
    run = runs.asked(view, words)
    if run is None:
        return
    if not queued.ready(runs.SLOT, run, words, lambda made, of: _said(made, of, view, words)):
        return
    if run.error is not None:
        _failed(run, view, words)
        return
    if queued.cancelled(run):
        _cancelled(run, view, words)
    if run.result is not None:
        _findings(run.result, view, words)


def _findings(found: Doubt, view: View, words: Words) -> None:
    answer = said(view, found)
    look.headline(answer)
    with st.container(key="lab_chart_and_map"):
        drawn, mapped = st.columns([1, 1], gap="large")
    with drawn:
        _caterpillar(answer.charts[0], rank_rows(found.ranks, words), view, words)
    with mapped:
        st.html(element("h2", text(words("index_lab.uncertainty_map")), class_="chart-title"))
        if answer.picture is not None:
            map_element.show(view, answer.picture, "lab_map_sure", _HEIGHT)
    tables.draw(answer.tables[0], words, "lab_intervals")
    explained, paired = st.columns([3, 2], gap="large")
    with explained:
        _effects(answer, found, words)
    with paired:
        pair.draw(found.ranks, view, kept.scored(view.choices))
    for place, table in enumerate(figure_tables(view, words) if view.figures != FIGURES[0] else ()):
        tables.draw(table, words, f"lab_figures_{place}")
    sources.line(answer.sources, words)
    for note in answer.notes:
        st.caption(note)


def _caterpillar(chart: Chart, rows: DataFrame, view: View, words: Words) -> None:
    st.html(element("h2", text(chart.title), class_="chart-title"))
    around = _around(view, words)
    if around != "all":
        chart = caterpillar(rows_around(rows, around, view.city), words, overview=False)
    charts.draw(chart, f"lab_caterpillar_{around}", view.city or "", _follow)


def _follow(city: str) -> None:
    address.change(city=city)


def rows_around(rows: DataFrame, around: str, city: str | None) -> DataFrame:
    """Return the first rows, or those on both sides of a city."""
    at = rows.index[rows["city_code"] == city]
    if around == "first" or at.empty:
        return rows.head(_FIRST)
    place = int(at[0])
    return rows.iloc[max(place - _BESIDE, 0) : place + _BESIDE + 1]


def _around(view: View, words: Words) -> str:
    options = AROUND if view.city else AROUND[:2]
    name = city_name(view.city, kept.catalogue(), words) if view.city else ""
    if st.session_state.get("lab_around") not in options:
        st.session_state["lab_around"] = options[0]
    return str(
        st.segmented_control(
            words("index_lab.around"),
            options,
            format_func=lambda around: words(f"index_lab.around_{around}", city=plain(name)),
            label_visibility="collapsed",
            required=True,
            key="lab_around",
        )
    )


def _effects(answer: Answer, found: Doubt, words: Words) -> None:
    """Draw which choice moves the ranks; a run that was stopped does not know."""
    if found.sobol is None:
        return
    if len(answer.charts) < 2:
        st.html(element("h2", text(words("index_lab.sobol_none")), class_="section"))
        return
    st.html(
        element("h2", text(answer.charts[1].title), class_="section")
        + element("p", text(words("index_lab.sobol_help")), class_="muted")
    )
    charts.draw(answer.charts[1], "lab_effects")
    tables.draw(answer.tables[1], words, "lab_effects_table")


def _settings(view: View, words: Words) -> None:
    """Draw what is drawn, how often, and from which seed."""
    with st.container(key="lab_settings"):
        uncertain, draws, seed = st.columns([5, 2, 2], vertical_alignment="bottom")
    with uncertain:
        # Where gaps share their weight, nothing stands in one.
        factors = [f for f in FACTORS if f != GAPS or view.choices.gaps == NEUTRAL]
        st.pills(
            words("index_lab.uncertain"),
            factors,
            selection_mode="multi",
            format_func=lambda factor: words(f"index_lab.factor_{factor}"),
            **bind(
                "certain",
                [factor for factor in factors if factor not in view.certain],
                lambda shown: tuple(factor for factor in factors if factor not in shown),
            ),
        )
        st.segmented_control(
            words("index_lab.figures"),
            FIGURES,
            format_func=lambda one: words(f"index_lab.figures_{one}"),
            help=words("index_lab.figures_help"),
            required=True,
            **bind("figures", view.figures),
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


def _failed(run: Job[Doubt], view: View, words: Words) -> None:
    if isinstance(run.error, DataError):
        st.warning(words("index_lab.not_drawn"))
        st.code(why(run.error, words), language=None, wrap_lines=True)
    elif queued.failed(run, words):
        st.button(words("index_lab.again"), key="lab_again", on_click=runs.again, args=(view,))


def _cancelled(run: Job[Doubt], view: View, words: Words) -> None:
    if run.result is None:
        st.info(words("index_lab.cancelled_empty"))
    else:
        ranks = run.result.ranks
        made, asked = f"{len(ranks.ranks):,}", f"{ranks.requested:,}"
        st.info(words("index_lab.cancelled", made=made, asked=asked))
    st.button(words("index_lab.again"), key="lab_again", on_click=runs.again, args=(view,))
