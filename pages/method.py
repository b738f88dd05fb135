"""The index laboratory: open the index, change it, compare it, question it, take it along."""

from __future__ import annotations

import streamlit as st

from ui import (
    frame,
    lab,
    lab_change,
    lab_compare,
    lab_controls,
    lab_see,
    lab_sure,
    lab_take,
    lab_weights,
)

with frame.screen("method") as view:
    lab.panel_switch(view)
    if view.panel == "change":
        with st.sidebar:
            lab_controls.draw(view)
    result = lab.computed(view)

    if view.panel == "change":
        weights, shown = st.columns([2, 3], gap="medium")
        if result is not None:
            # First, so that the map follows a slider before anything else does.
            with shown:
                lab_change.shift_map(view, result)
        with weights:
            lab_weights.draw(view)
        if result is not None:
            lab_change.movers(view, result)
    elif view.panel == "take":
        lab_take.draw(view)
    elif result is not None:
        {"see": lab_see, "compare": lab_compare, "sure": lab_sure}[view.panel].draw(view, result)
