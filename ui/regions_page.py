"""The regions screen: seven questions, one at a time, each in the same places."""

from __future__ import annotations

import streamlit as st

from ui import (
    cached,
    frame,
    regions_closing,
    regions_clusters,
    regions_gap,
    regions_map,
    regions_pair,
    regions_panel,
    regions_people,
    regions_split,
    regions_spots,
)
from ui.regions_inputs import Inputs
from ui.regions_panel import Panel
from ui.selection import selected_units
from ui.view import QUESTIONS, Asked, Outlined, Painted, View, view_of
from ui.words import Language, Words

_PANELS = {
    "clusters": regions_clusters.panel,
    "gap": regions_gap.panel,
    "split": regions_split.panel,
    "spots": regions_spots.panel,
    "pair": regions_pair.panel,
    "people": regions_people.panel,
    "closing": regions_closing.panel,
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
        on_change=lambda: frame.change(question=st.session_state["question"]),
    )


def with_outline(view: View) -> View:
    """Return the View with the clusters that are outlined here, the first four if none is."""
    return view.but(outline=regions_map.outlined(view))


def inputs_of(view: View) -> Inputs:
    """Return what the panels start from."""
    catalogue = cached.catalogue()
    measured = cached.measure(view.measure, view.year, view.choices)
    return Inputs(
        view=view,
        words=Words(view.language),
        catalogue=catalogue,
        measured=measured,
        among=selected_units(view, catalogue),
        totals=cached.totals(measured.year),
    )


def panel_of(inputs: Inputs) -> Panel:
    """Return the chosen panel."""
    view = inputs.view
    return _kept_panel(view.part(Painted), view.part(Outlined), view.part(Asked), view.language)


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept_panel(painted: Painted, outlined: Outlined, asked: Asked, language: Language) -> Panel:
    """The panel of a View; a click on a city computes nothing anew."""
    view = view_of(painted, outlined, asked, language=language)
    return _PANELS[view.question](inputs_of(view))


def draw(inputs: Inputs) -> None:
    """Draw the chosen panel."""
    regions_panel.draw(panel_of(inputs), inputs)
