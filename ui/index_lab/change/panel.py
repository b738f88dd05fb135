"""Panel 2: the recipe, the weights, and what a change of them moves."""

from __future__ import annotations

import streamlit as st

from ui.address.view import DEFAULT_CHOICES, LAB_MAPS, View
from ui.charts import draw as charts
from ui.figures.answer import Answer
from ui.index_lab import page
from ui.index_lab.change import controls, weights
from ui.map import element as map_element
from ui.page import look, sources, tables
from ui.page.controls import bind
from ui.page.markup import element, text
from ui.words.texts import Words

_HEIGHT = 520


def draw(view: View) -> None:
    """Draw the recipe and the weights beside the map, then the cities that move most.

    Recipe and weights stay where there is no index, to be mended there.
    """
    with st.sidebar:
        controls.draw(view)
    said = page.answered(view)
    if said is not None:
        look.headline(said)
    beside, shown = st.columns([2, 3], gap="medium")
    if said is not None:
        # First, so that the map follows a slider before anything else does.
        with shown:
            _map(view, said)
    with beside:
        weights.draw(view)
    if said is not None:
        _movers(said, Words(view.language))


def _map(view: View, said: Answer) -> None:
    words = Words(view.language)
    if view.choices != DEFAULT_CHOICES:
        st.segmented_control(
            words("index_lab.map_choice"),
            LAB_MAPS,
            format_func=lambda shown: words(f"index_lab.map_{shown}"),
            label_visibility="collapsed",
            required=True,
            **bind("lab_map", view.lab_map),
        )
    if said.picture is not None:
        map_element.show(view, said.picture, "lab_map_change", _HEIGHT)
    for note in said.notes:
        st.caption(note)
    sources.line(said.sources, words)


def _movers(said: Answer, words: Words) -> None:
    for chart in said.charts:
        st.html(element("h2", text(chart.title), class_="section"))
        charts.draw(chart, "lab_movers")
    tables.draw(said.tables[0], words, "lab_ranking")
