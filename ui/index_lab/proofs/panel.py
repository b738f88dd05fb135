"""Panel 5: what holds whatever the weights, and which weights would mean what they say."""

from __future__ import annotations

import streamlit as st

from exports.charts.kinds import Chart
from ui.address.view import View
from ui.charts import draw as charts
from ui.figures.answer import Answer
from ui.index_lab import page
from ui.map import element as map_element
from ui.page import address, look, sources, tables
from ui.page.controls import bind
from ui.page.markup import element, text
from ui.words.texts import Words

_HEIGHT = 480


def draw(view: View) -> None:
    """Draw the choice of a span, guaranteed places on chart and map, pairs, and influence."""
    words = Words(view.language)
    with st.container(key="lab_leeway"):
        st.slider(
            words("index_lab.leeway"),
            0,
            100,
            step=5,
            format="±%d%%",
            help=words("index_lab.leeway_help"),
            **bind("leeway", view.leeway),
        )
    said = page.answered(view)
    if said is None:
        return
    look.headline(said)
    if said.charts:
        _proved(said, view, words)
    sources.line(said.sources, words)


def _proved(said: Answer, view: View, words: Words) -> None:
    places, pairs, *influence = said.charts
    with st.container(key="lab_chart_and_map"):
        drawn, mapped = st.columns([1, 1], gap="large")
    with drawn:
        _titled(places, "lab_places", view)
    with mapped:
        if said.picture is not None:
            st.html(element("h2", text(said.picture.paint.caption), class_="chart-title"))
            map_element.show(view, said.picture, "lab_map_proofs", _HEIGHT)
    tables.draw(said.tables[0], words, "lab_proved")
    with st.container(key="lab_pairs_and_influence"):
        left, right = st.columns([1, 1], gap="large")
    with left:
        _titled(pairs, "lab_kept", view)
        tables.draw(said.tables[1], words, "lab_kept_table")
    with right:
        for chart in influence:
            _titled(chart, "lab_influence", view)
            tables.draw(said.tables[2], words, "lab_influence_table")
    st.html(element("ul", *(element("li", text(n)) for n in said.notes), class_="muted notes"))


def _titled(chart: Chart, key: str, view: View) -> None:
    st.html(element("h2", text(chart.title), class_="chart-title"))
    charts.draw(chart, key, view.city or "", _follow)


def _follow(city: str) -> None:
    address.change(city=city)
