"""The shape of every panel: a sentence, a map, a chart, and the table behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import streamlit as st

from ui.charts import draw as charts
from ui.figures.answer import Answer
from ui.map import element
from ui.page import address, look, tables
from ui.page import sources as page_sources
from ui.page.markup import element as markup_element
from ui.page.markup import text
from ui.regions import map
from ui.regions import table as regions_table
from ui.regions.charts import choose_city
from ui.regions.inputs import Inputs
from ui.regions.map import Painting
from ui.regions.table import Table
from ui.words.texts import Words


@dataclass(frozen=True)
class Panel:
    """One question, answered.

    Attributes
    ----------
    reading : the answer in a sentence, written from the figures
    rests_on : what it rests on: units, years, how it was counted
    painting : what the map shows
    chart : draws the picture beside the map
    table : the figures behind picture and sentence
    sources : codes of sources.csv
    notes : what to know before believing it, one sentence each
    more : further tables
    below : draws more under map and chart
    """

    reading: str
    rests_on: str
    painting: Painting
    chart: Callable[[], None]
    table: Table
    sources: tuple[str, ...]
    notes: tuple[str, ...] = ()
    more: tuple[Table, ...] = ()
    below: Callable[[], None] = field(default=lambda: None)


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
            element.show(view, said.picture, "regions_map", map.HEIGHT)
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
    labels = {} if said.picture is None else said.picture.paint.labels
    _city(labels, inputs)


def draw(panel: Panel, inputs: Inputs) -> None:
    """Draw a panel; every panel has the same places."""
    st.html(
        markup_element("h1", text(panel.reading), class_="headline")
        + markup_element("p", text(panel.rests_on), class_="subline")
    )
    with st.container(key="map_and_side"):
        left, right = st.columns([11, 9], gap="medium")
    with left:
        map.draw(inputs, panel.painting)
        _city(panel.painting.labels, inputs)
    with right, st.container(key="regions_chart"):
        panel.chart()
    panel.below()
    for note in panel.notes:
        st.html(markup_element("p", text(note), class_="muted"))
    for table in (panel.table, *panel.more):
        regions_table.draw(table, inputs.words)
    cited = inputs.words(
        "common.sources_line", sources=page_sources.cite(dict.fromkeys(panel.sources), inputs.words)
    )
    st.html(markup_element("p", text(cited), class_="source-line"))


def _city(labels: Mapping[str, str], inputs: Inputs) -> None:
    """The city in focus and what the map says of it, or how to choose one."""
    view, words = inputs.view, inputs.words
    if view.city is None:
        st.html(markup_element("p", text(words("regions.choose_city")), class_="muted"))
        return
    name = markup_element("span", text(inputs.names[view.city]), class_="city-name")
    said = labels.get(view.city, words("common.no_data"))
    with st.container(key="regions_city", horizontal=True, vertical_alignment="center"):
        st.html(name + markup_element("span", text(f" {said}"), class_="said"))
        address.link(view, "city", words("page.open_profile"), ":material/arrow_forward:")


def chart_title(title: str, about: str = "") -> None:
    """Draw what a chart shows and in which unit, over the chart."""
    st.html(
        markup_element("h2", text(title), class_="side-title")
        + (markup_element("p", text(about), class_="muted") if about else "")
    )


def withheld(reason: str, units: int, words: Words) -> str:
    """Return why inequality is not measured, in a sentence with the way back."""
    return words(f"regions.withheld_{reason}", n=units)
