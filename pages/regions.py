"""How unequal China is: between which clusters, how much within, where, and whether it closes."""

from __future__ import annotations

import streamlit as st

from ui import cached, controls, frame, regions_page

with frame.screen("regions") as view:
    with st.sidebar:
        controls.find_city(view)
        controls.measure(view)
        controls.filters(view)
        controls.outline(regions_page.with_outline(view))
        controls.colouring(view)

    inputs = regions_page.inputs_of(view)
    regions_page.switch(view)
    controls.filter_chips(view, left=len(inputs.among), total=len(cached.catalogue().cities))
    regions_page.draw(inputs)
