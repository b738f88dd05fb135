"""The shape of every panel: a sentence, a map, a chart, and the table behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from ui.page import address
from ui.page import sources as page_sources
from ui.page.markup import element, text
from ui.regions import map
from ui.regions import table as regions_table
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


def draw(panel: Panel, inputs: Inputs) -> None:
    """Draw a panel; every panel has the same places."""
    st.html(
        element("h1", text(panel.reading), class_="headline")
        + element("p", text(panel.rests_on), class_="subline")
    )
    with st.container(key="map_and_side"):
        left, right = st.columns([11, 9], gap="medium")
    with left:
        map.draw(inputs, panel.painting)
        _city(panel, inputs)
    with right, st.container(key="regions_chart"):
        panel.chart()
    panel.below()
    for note in panel.notes:
        st.html(element("p", text(note), class_="muted"))
    for table in (panel.table, *panel.more):
        regions_table.draw(table, inputs.words)
    cited = inputs.words(
        "common.sources_line", sources=page_sources.cite(dict.fromkeys(panel.sources), inputs.words)
    )
    st.html(element("p", text(cited), class_="source-line"))


def _city(panel: Panel, inputs: Inputs) -> None:
    """The city in focus and what the map says of it, or how to choose one."""
    view, words = inputs.view, inputs.words
    if view.city is None:
        st.html(element("p", text(words("regions.choose_city")), class_="muted"))
        return
    name = element("span", text(inputs.names[view.city]), class_="city-name")
    said = panel.painting.labels.get(view.city, words("common.no_data"))
    with st.container(key="regions_city", horizontal=True, vertical_alignment="center"):
        st.html(name + element("span", text(f" {said}"), class_="said"))
        address.link(view, "city", words("page.open_profile"), ":material/arrow_forward:")


def chart_title(title: str, about: str = "") -> None:
    """Draw what a chart shows and in which unit, over the chart."""
    st.html(
        element("h2", text(title), class_="side-title")
        + (element("p", text(about), class_="muted") if about else "")
    )


def withheld(reason: str, units: int, words: Words) -> str:
    """Return why inequality is not measured, in a sentence with the way back."""
    return words(f"regions.withheld_{reason}", n=units)
