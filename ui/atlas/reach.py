"""What the index on the map reaches: whom it leaves out, and the way to one that has all units."""

from __future__ import annotations

import streamlit as st

from scoring.index.frameworks import EVERY_UNIT
from ui.address.view import View
from ui.figures import kept
from ui.figures.every_unit import of_every_unit
from ui.figures.history_notes import history_notes
from ui.figures.measured import Measured, is_score
from ui.page import address
from ui.page.markup import element, text
from ui.words.texts import Words


def draw(view: View, measured: Measured) -> None:
    """Draw how many units a score leaves out and the way to all, and what a score rests on."""
    words = Words(view.language)
    for note in history_notes(view):
        st.html(element("p", text(note), class_="muted"))
    if not is_score(view.measure):
        return
    if view.choices.framework == EVERY_UNIT:
        measuring = len(kept.scored(view.choices).definition.indicators)
        st.html(element("p", text(words("atlas.every_unit", n=measuring)), class_="muted"))
        return
    left_out = int((measured.gaps["kind"] == "outside_basis").sum())
    if left_out:
        address.link_here(
            of_every_unit(view), words("atlas.leaves_out", n=left_out), "show_every_unit"
        )
