"""The page while no city is chosen: a map to click, a search, the leading cities."""

from __future__ import annotations

import streamlit as st

from exports.charts.bars import Bars
from ui.address.view import View
from ui.figures.answer import Answer
from ui.map import element as map_element
from ui.page import address, controls, look, sources
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words


def draw(view: View, said: Answer) -> None:
    """Draw the map beside the search and the leading cities."""
    words = Words(view.language)
    look.headline(said)
    main, side = look.map_and_side()
    with main:
        if said.picture is not None:
            map_element.show(view, said.picture, "map")
        sources.line(said.sources, words)
    with side:
        controls.find_city(view)
        for chart in said.charts:
            if isinstance(chart, Bars):
                _leading(view, chart)


def _leading(view: View, chart: Bars) -> None:
    """Each bar of the chart as a way to its city: a list can be walked with the keyboard."""
    st.html(element("h2", text(chart.title), class_="side-title"))
    with st.container(key="leading", gap="small"):
        rows = zip(chart.codes, chart.categories, chart.series[0].values, strict=True)
        for code, name, value in rows:
            label = f"{name} {numbers.score(value)}"
            address.link_here(view.but(city=code, peers=()), label, f"leading_{code}")
