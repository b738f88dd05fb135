"""Panel 1: the tree, one part of it explained, and whether the parts agree."""

from __future__ import annotations

import streamlit as st

from exports.charts.kinds import Chart
from scoring.index.chain import IndexResult
from ui.address.view import INDEX, View
from ui.charts import draw as charts_draw
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.cells import cell
from ui.figures.names import city_name
from ui.index_lab import kept as index_lab_kept
from ui.index_lab import page
from ui.index_lab.see import consistency, graph, part
from ui.index_lab.see.tree import PICK, part_names
from ui.page import address, look, sources, tables
from ui.page.controls import bind
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words


def draw(view: View) -> None:
    """Draw the tree beside the part in focus, then how consistent it is, then the whole table."""
    said = page.answered(view)
    if said is None:
        return
    words, result = Words(view.language), kept.scored(view.choices)
    names = part_names(result, words)
    look.headline(said)
    if view.city:
        st.html(element("p", text(_city_here(view.city, result, words)), class_="subline"))
    with st.container(key="lab_tree_and_part"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        _tree(view, result, names, words)
        _notes(said, words)
    with right:
        about = view.about if view.about in names else _first(result)
        _choose_part(about, names, words)
        part.draw(about, view, result)
    _whence(said, result, words)
    consistency.draw(view, result)
    tables.draw(said.tables[0], words, "lab_indicators")


def _whence(said: Answer, result: IndexResult, words: Words) -> None:
    """What goes together with the index, and how much of it that explains."""
    with st.container(key="lab_graph_and_explained"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        _chart(said.charts[0], "lab_graph")
        twice = " " + words("index_lab.graph_twice") if graph.counted_twice(result) else ""
        st.html(element("p", text(words("index_lab.graph_help") + twice), class_="muted"))
        tables.draw(said.tables[1], words, "lab_pairs")
    with right:
        if len(said.tables) < 3:
            st.html(element("p", text(said.notes[0]), class_="explained"))
            return
        _chart(said.charts[1], "lab_explained")
        st.html(element("p", text(words("index_lab.explained_help")), class_="muted"))
        tables.draw(said.tables[2], words, "lab_explained_table")


def _chart(chart: Chart, key: str) -> None:
    st.html(element("h2", text(chart.title), class_="section"))
    charts_draw.draw(chart, key)


def _city_here(city: str, result: IndexResult, words: Words) -> str:
    """The city in focus under these choices."""
    root, name = result.definition.root, city_name(city, kept.catalogue(), words)
    if result.ranks[root].isna()[city]:
        return words("index_lab.city_unranked", city=name)
    place = numbers.rank(
        int(cell(result.ranks, city, root)), int(result.ranks[root].count()), words
    )
    score = numbers.score(float(cell(result.scores, city, root)))
    return words("index_lab.city_here", city=name, score=score, place=place)


def _tree(view: View, result: IndexResult, names: dict[str, str], words: Words) -> None:
    effect = result.weights.loc[list(result.definition.indicators), "effective_in_index"].dropna()
    title = words(
        "index_lab.tree_title",
        strongest=names[str(effect.idxmax())],
        weakest=names[str(effect.idxmin())],
    )
    st.html(
        element("h2", text(title), class_="chart-title")
        + element("p", text(words("index_lab.tree_hint")), class_="muted")
    )
    st.vega_lite_chart(
        spec=index_lab_kept.tree(view, look.theme()),
        key="lab_tree",
        on_select=_follow_pick,
        selection_mode=PICK,
        width="stretch",
    )


def _notes(said: Answer, words: Words) -> None:
    """What the index does not use, and where its figures come from."""
    if said.notes[1:]:
        lines = (element("li", text(line)) for line in said.notes[1:])
        st.html(element("ul", *lines, class_="muted notes"))
    sources.line(said.sources, words)


def _follow_pick() -> None:
    picked = st.session_state["lab_tree"]["selection"].get(PICK, [])
    if picked and picked[0].get("code") in kept.vocabulary().parts | {INDEX}:
        address.change(about=None if picked[0]["code"] == INDEX else picked[0]["code"])


def _choose_part(about: str, names: dict[str, str], words: Words) -> None:
    parts = [code for code in names if code != INDEX]
    st.selectbox(
        words("index_lab.about"), parts, format_func=names.__getitem__, **bind("about", about)
    )


def _first(result: IndexResult) -> str:
    return result.definition.indicators[0]
