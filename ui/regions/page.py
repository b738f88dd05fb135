"""The regions screen: seven questions, one at a time, each in the same places."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.address.view import QUESTIONS, Asked, Outlined, Painted, View, view_of
from ui.figures.answer import Answer
from ui.page import address, controls
from ui.regions import map, panel
from ui.regions.closing import panel as closing_panel
from ui.regions.clusters import panel as clusters_panel
from ui.regions.gap import panel as gap_panel
from ui.regions.inputs import Inputs, inputs_of
from ui.regions.kept import answer
from ui.regions.pair import panel as pair_panel
from ui.regions.panel import Panel
from ui.regions.people import panel as people_panel
from ui.regions.split import panel as split_panel
from ui.regions.spots import panel as spots_panel
from ui.words.texts import Language, Words

# Questions that choose their measure themselves; those whose map shows clusters and the
# classes of the measure.
_OWN_MEASURE, _LEVELS = ("people", "closing"), ("clusters",)
_PANELS = {
    "spots": spots_panel.panel,
    "pair": pair_panel.panel,
    "people": people_panel.panel,
    "closing": closing_panel.panel,
}


def switch(view: View) -> None:
    """Draw the choice of a question."""
    words = Words(view.language)
    st.session_state["question"] = view.question
    st.segmented_control(
        words("regions.question"),
        QUESTIONS,
        key="question",
        format_func=lambda name: words(f"regions.panel_{name}"),
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.change(question=st.session_state["question"]),
    )


def choices(view: View) -> None:
    """Draw the controls at the side that act on the question, and no others."""
    controls.find_city(view)
    if view.question not in _OWN_MEASURE:
        controls.measure(view)
    controls.filters(view)
    if view.question in _LEVELS:
        controls.outline(view.but(outline=map.outlined(view)))
        controls.colouring(view)


def panel_of(inputs: Inputs) -> Panel:
    """Return the chosen panel."""
    view = inputs.view
    return _kept_panel(view.part(Painted), view.part(Outlined), view.part(Asked), view.language)


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept_panel(painted: Painted, outlined: Outlined, asked: Asked, language: Language) -> Panel:
    """The panel of a View; a click on a city computes nothing anew."""
    view = view_of(painted, outlined, asked, language=language)
    return _PANELS[view.question](inputs_of(view))


# Questions whose answer is drawn as the value it is.
_DRAWN: dict[str, Callable[[Inputs, Answer], None]] = {
    "clusters": clusters_panel.draw,
    "gap": gap_panel.draw,
    "split": split_panel.draw,
}


def draw(inputs: Inputs) -> None:
    """Draw the chosen question."""
    if drawn := _DRAWN.get(inputs.view.question):
        drawn(inputs, answer(inputs.view))
        return
    panel.draw(panel_of(inputs), inputs)
