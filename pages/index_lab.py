"""The index laboratory: open the index, change it, compare it, question it, take it along."""

from __future__ import annotations

import streamlit as st

from ui.index_lab import change, compare, controls, movers, page, see, sure, take
from ui.index_lab import weights as index_lab_weights
from ui.screen import screen

with screen("index_lab") as view:
    page.panel_switch(view)
    if view.panel == "change":
        with st.sidebar:
            controls.draw(view)
    result = page.computed(view)

    if view.panel == "change":
        weights, shown = st.columns([2, 3], gap="medium")
        if result is not None:
            # First, so that the map follows a slider before anything else does.
            with shown:
                change.shift_map(view, result)
        with weights:
            index_lab_weights.draw(view)
        if result is not None:
            movers.movers(view, result)
    elif view.panel == "take":
        take.draw(view)
    elif result is not None:
        {"see": see, "compare": compare, "sure": sure}[view.panel].draw(view, result)
