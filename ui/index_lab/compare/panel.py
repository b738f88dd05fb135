"""Panel 3: the same cities under all evaluation frameworks."""

from __future__ import annotations

import streamlit as st

from scoring.doubt.systems import always_in_first
from ui.address.view import View
from ui.charts import draw as charts
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.cells import cell
from ui.figures.names import city_name, city_names
from ui.index_lab import page
from ui.index_lab.compare.answer import DISPUTED
from ui.index_lab.compare.systems import Systems, measured_share, reason, short_name, systems_of
from ui.map import element as map_element
from ui.page import address, look, sources, tables
from ui.page.markup import element, plain, table, text
from ui.words.texts import Words

_HEIGHT = 440
# How much of the colour the deepest cell has, in percent: letters on it stay readable.
_DEEPEST = 60


def draw(view: View) -> None:
    """Draw how far the systems agree, whom all of them praise, and whom they dispute."""
    said = page.answered(view)
    if said is None:
        return
    words, found = Words(view.language), systems_of(view.choices)
    look.headline(said)
    for note in said.notes:
        st.caption(plain(note))
    with st.container(key="lab_map_and_agreement"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(element("h2", text(words("index_lab.spread_map")), class_="chart-title"))
        if said.picture is not None:
            map_element.show(view, said.picture, "lab_map_compare", _HEIGHT)
        sources.line(said.sources, words)
    with right:
        st.html(element("h2", text(words("index_lab.agreement")), class_="chart-title"))
        st.html(_agreement_table(found, words))
        _always_first(found, view, words)
    _disputed(said, found, view, words)
    tables.draw(said.tables[0], words, "lab_systems")


def _agreement_table(found: Systems, words: Words) -> str:
    """A heat map as a table, so that it can be read aloud and copied."""
    agreement = found.agreement
    names = [str(name) for name in agreement.columns]
    low = float(agreement.to_numpy().min())
    head = [text(""), *(text(short_name(name, words)) for name in names)]
    rows = [
        [text(short_name(one, words)), *(_heat(float(cell(agreement, one, c)), low) for c in names)]
        for one in names
    ]
    shares = [text(f"{measured_share(found.results[name]):.0%}") for name in names]
    measured = element("span", text(words("index_lab.measured_weight")), class_="muted")
    return table(head, [*rows, [measured, *shares]], class_="plain numbers heat")


def _heat(value: float, low: float) -> str:
    strength = (value - low) / (1 - low) if low < 1 else 1.0
    style = f"--strength:{_DEEPEST * strength:.0f}%"
    return element("span", text(f"{value:.2f}"), class_="heat-cell", style=style)


def _always_first(found: Systems, view: View, words: Words) -> None:
    codes = [str(code) for code in always_in_first(found.ranks)]
    if not codes:
        st.html(element("p", text(words("index_lab.always_none"))))
        return
    title = words("index_lab.always_first", count=len(codes))
    st.html(element("h2", text(title), class_="chart-title"))
    names = city_names(kept.catalogue(), words)
    with st.container(horizontal=True, gap="small", key="always_first"):
        for code in codes:
            address.link(view.but(city=code), "city", names[code])


def _disputed(said: Answer, found: Systems, view: View, words: Words) -> None:
    st.html(element("h2", text(words("index_lab.disputed")), class_="section"))
    drawn, told = st.columns([1, 1], gap="large")
    with drawn:
        for chart in said.charts:
            st.html(element("p", text(chart.title), class_="muted"))
            charts.draw(chart, "lab_disputed", view.city or "", _follow)
    with told:
        codes = [str(code) for code in found.disputed.head(DISPUTED).index]
        items = (_told(code, found, words) for code in codes)
        st.html(element("ol", *items, class_="disputed"))


def _follow(city: str) -> None:
    address.change(city=city)


def _told(code: str, found: Systems, words: Words) -> str:
    name = city_name(code, kept.catalogue(), words)
    apart = words("index_lab.disputed_spread", spread=int(cell(found.disputed, code, "spread")))
    return element(
        "li",
        element("strong", text(name)),
        " ",
        element("span", text(apart), class_="muted"),
        element("br"),
        text(reason(code, found, words)),
    )
