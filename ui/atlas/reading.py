"""The sentence above the map."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.figures import kept
from ui.figures.measured import Measured
from ui.figures.names import measure_name
from ui.figures.sentence import headline, subline
from ui.page.markup import element, text
from ui.words.texts import Words


def draw(view: View, measured: Measured, among: frozenset[str]) -> None:
    """Draw the sentence and, under it, what the map shows."""
    words, catalogue = Words(view.language), kept.catalogue()
    name = measure_name(measured.measure, catalogue, words)
    st.html(
        element("h1", text(headline(measured, among, catalogue, words)), class_="headline")
        + element("p", text(subline(measured, among, name, words)), class_="subline")
    )
