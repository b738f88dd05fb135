"""The shape of every answer: a sentence, a map, a chart, and the table behind them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.charts import draw as charts
from ui.figures.answer import Answer
from ui.map import element
from ui.page import address, inside, look, tables
from ui.page import sources as page_sources
from ui.page.markup import element as markup_element
from ui.page.markup import text
from ui.regions import map
from ui.regions.clicks import choose_city
from ui.regions.inputs import Inputs


def draw_answer(
    said: Answer,
    inputs: Inputs,
    above: Callable[[], None] = lambda: None,
    below: Callable[[], None] = lambda: None,
    chosen: str | None = None,
    follow: Callable[[str], None] = choose_city,
    about: str = "",
) -> None:
    """Draw the answer to a question; every question has the same places.

    Parameters
    ----------
    above : draws the controls over the chart
    below : draws more under map and chart
    chosen : the code in focus of the chart; that of the city where None
    follow : is called with the code of a clicked mark
    about : how to read the first chart and what a click on it does
    """
    view, words = inputs.view, inputs.words
    look.headline(said)
    with st.container(key="map_and_side"):
        left, right = st.columns([11, 9], gap="medium")
    with left:
        if said.picture is not None:
            element.show(view, said.picture, "regions_map", map.HEIGHT, look_inside=inside.ask)
        _in_focus(said, inputs)
    with right, st.container(key="regions_chart"):
        above()
        for place, chart in enumerate(said.charts):
            chart_title(chart.title, "" if place else about)
            focus = view.city if chosen is None else chosen
            charts.draw(chart, f"{view.question}_{place}", focus or "", follow)
    below()
    for note in said.notes:
        st.html(markup_element("p", text(note), class_="muted"))
    for place, table in enumerate(said.tables):
        tables.draw(table, words, f"{view.question}_{place}")
    page_sources.line(said.sources, words)


def _in_focus(said: Answer, inputs: Inputs) -> None:
    """The city in focus and what the map says of it, or how to choose one."""
    view, words = inputs.view, inputs.words
    if view.city is None:
        st.html(markup_element("p", text(words("regions.choose_city")), class_="muted"))
        return
    labels = {} if said.picture is None else said.picture.paint.labels
    name = markup_element("span", text(inputs.names[view.city]), class_="city-name")
    told = labels.get(view.city, words("common.no_data"))
    with st.container(key="regions_city", horizontal=True, vertical_alignment="center"):
        st.html(name + markup_element("span", text(f" {told}"), class_="said"))
        address.link(view, "city", words("page.open_profile"), ":material/arrow_forward:")


def chart_title(title: str, about: str = "") -> None:
    """Draw what a chart shows and in which unit, over the chart."""
    st.html(
        markup_element("h2", text(title), class_="side-title")
        + (markup_element("p", text(about), class_="muted") if about else "")
    )
