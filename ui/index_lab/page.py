"""The frame of the index laboratory: its parts and its sentence."""

from __future__ import annotations

import streamlit as st

from data.errors import DataError
from scoring.index.chain import IndexResult
from ui.address.view import PANELS, View
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.choices import framework_name
from ui.figures.names import city_name
from ui.index_lab.choose import REFUSED, reason
from ui.page.controls import bind
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.refused import why
from ui.words.texts import Words


def panel_switch(view: View) -> None:
    """Draw the five parts of the laboratory, the open one marked."""
    words = Words(view.language)
    st.segmented_control(
        words("index_lab.panels"),
        PANELS,
        format_func=lambda panel: words(f"index_lab.panel_{panel}"),
        label_visibility="collapsed",
        required=True,
        **bind("panel", view.panel),
    )
    if refused := st.session_state.pop(REFUSED, None):
        st.error(words("index_lab.refused", reason=reason(refused, words)))


def computed(view: View) -> IndexResult | None:
    """Return the index under the View's choices, or say why there is none and return None."""
    try:
        return kept.scored(view.choices)
    except DataError as error:
        words = Words(view.language)
        st.error(words("index_lab.no_index"))
        st.code(why(error, words), language=None, wrap_lines=True)
        return None


def headline(view: View, result: IndexResult) -> None:
    """Draw the sentence that says what this index is."""
    words, catalogue = Words(view.language), kept.catalogue()
    ranks = result.ranks[result.definition.root].dropna().sort_values(kind="stable")
    if ranks.empty:
        st.info(words("reading.empty"))
        return
    sentence = words(
        "index_lab.headline",
        framework=view.choices_name or framework_name(view.choices.framework, catalogue, words),
        indicators=len(result.definition.indicators),
        headings=len([c for c in result.definition.headings if c in result.definition.measured]),
        cities=len(ranks),
        first=city_name(str(ranks.index[0]), catalogue, words),
        last=city_name(str(ranks.index[-1]), catalogue, words),
    )
    st.html(
        element("h1", text(sentence), class_="headline")
        + element("p", text(words("index_lab.subline", year=result.choices.year)), class_="subline")
        + (_city_here(view.city, result, words) if view.city else "")
    )


def _city_here(city: str, result: IndexResult, words: Words) -> str:
    """The city in focus under these choices."""
    root, name = result.definition.root, city_name(city, kept.catalogue(), words)
    if result.ranks[root].isna()[city]:
        return element("p", text(words("index_lab.city_unranked", city=name)), class_="subline")
    place = numbers.rank(
        int(cell(result.ranks, city, root)), int(result.ranks[root].count()), words
    )
    score = numbers.score(float(cell(result.scores, city, root)))
    said = words("index_lab.city_here", city=name, score=score, place=place)
    return element("p", text(said), class_="subline")
