"""The atlas: one measure, all of China, one city in focus."""

from __future__ import annotations

import streamlit as st

from ui.atlas import card, ranking, reading
from ui.figures import kept
from ui.figures.among import selected_units
from ui.map import element as map_element
from ui.map import legend
from ui.page import controls, look, sources
from ui.screen import screen
from ui.words.texts import Words

with screen("atlas") as view:
    catalogue, words = kept.catalogue(), Words(view.language)
    with st.sidebar:
        controls.find_city(view)
        controls.measure(view)
        controls.filters(view)
        controls.outline(view)
        controls.colouring(view)

    measured = kept.measure(view.measure, view.year, view.choices)
    among = selected_units(view, catalogue)
    classed = kept.classed(view)

    main, side = look.map_and_side()
    with main:
        reading.draw(view, measured, among)
        controls.filter_chips(view, left=len(among), total=len(catalogue.cities))
        with st.container(key="map_area"):
            map_element.draw(view, measured, among, classed)
            shown = legend.measure_legend(measured, classed, words, whole=not view.filters)
            legend.draw(shown, classed.colours, look.theme())
        sources.line(measured, words)
    with side:
        card.draw(view, measured)
        ranking.draw(view, measured, among)
