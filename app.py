"""The atlas: one measure, all of China, one city in focus."""

from __future__ import annotations

import streamlit as st

from ui import cached, city_card, controls, frame, legend, map_element, ranking, reading, sources
from ui.selection import selected_units
from ui.words import Words

with frame.screen("atlas") as view:
    catalogue, words = cached.catalogue(), Words(view.language)
    with st.sidebar:
        controls.find_city(view)
        controls.measure(view)
        controls.filters(view)
        controls.outline(view)
        controls.colouring(view)

    measured = cached.measure(view.measure, view.year, view.choices)
    among = selected_units(view, catalogue)
    classed = cached.classed(view)

    main, side = frame.map_and_side()
    with main:
        reading.draw(view, measured, among)
        controls.filter_chips(view, left=len(among), total=len(catalogue.cities))
        with st.container(key="map_area"):
            map_element.draw(view, measured, among, classed)
            shown = legend.measure_legend(measured, classed, words, whole=not view.filters)
            legend.draw(shown, classed.colours, frame.theme())
        sources.line(measured, words)
    with side:
        city_card.draw(view, measured)
        ranking.draw(view, measured, among)
