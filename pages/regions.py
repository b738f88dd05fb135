"""How unequal China is: between which clusters, how much within, where, and whether it closes."""

from __future__ import annotations

import streamlit as st

from ui.figures import kept
from ui.page import controls, inside, levels
from ui.regions import page
from ui.regions.inputs import inputs_of
from ui.screen import screen
from ui.take import place_report

with screen("regions") as view:
    inside.follow(view)
    with st.sidebar:
        page.choices(view)

    inputs = inputs_of(view)
    levels.draw(view, "regions")
    page.switch(view)
    controls.filter_chips(view, left=len(inputs.among), total=len(kept.catalogue().cities))
    place_report.of_filters(view)
    page.draw(inputs)
