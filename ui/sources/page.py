"""The frame of the screen of sources: its parts, and the whole data set to take along."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from editions import at_hand
from exports.content import Cell, Table
from ui.address.view import TABS, View
from ui.charts.draw import draw as draw_chart
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import measure_name
from ui.page import address, controls, look, queued, sources, tables
from ui.page.markup import element, plain, table, text
from ui.reader.basis import carried, current
from ui.sources import chain, changed, whole_data
from ui.words.texts import Words

_COUNTS = (-2, -1)
# As many rows of what changed lie open on the page.
_FURTHEST = 10


def switch(view: View) -> None:
    """Draw the choice of a part of the screen; the open one is part of the address."""
    words = Words(view.language)
    controls.switch(
        "tab", view.tab, TABS, words("common.sources"), lambda name: words(f"sources.tab_{name}")
    )


def draw(view: View, said: Answer) -> None:
    """Draw what the open part says."""
    words = Words(view.language)
    if view.tab == "chain":
        _choose(view, words)
    look.headline(said)
    if view.tab == "coverage":
        _coverage(said, words)
    elif view.tab == "chain":
        _chain(said)
    elif view.tab == "sources":
        _records(said, words)
    elif view.tab == "changed":
        _changed(view, said, words)
    else:
        _flat(said.tables[0])
    if view.tab in ("coverage", "chain") and said.sources:
        sources.line(said.sources, words)


def _coverage(said: Answer, words: Words) -> None:
    draw_chart(said.charts[0], "coverage")
    indicators, thresholds, withheld, years = said.tables
    thresholds_about, _, *years_about = said.notes
    tables.draw(indicators, words, "indicators")
    st.html(element("h2", text(words("sources.through_time")), class_="section"))
    st.html(element("p", text(words("sources.through_time_about")), class_="muted"))
    draw_chart(said.charts[1], "through_time")
    st.html("".join(element("p", text(note), class_="muted") for note in years_about))
    tables.draw(years, words, "through_time")
    st.html(element("h2", text(thresholds.title), class_="section"))
    st.html(element("p", text(thresholds_about), class_="muted"))
    _flat(thresholds)
    heading = words("sources.withheld_about", n=len(withheld.rows))
    st.html(element("h2", text(heading), class_="section"))
    st.html(element("p", text(words("sources.withheld_why")), class_="muted"))
    tables.draw(withheld, words, "withheld")


def _chain(said: Answer) -> None:
    for note in said.notes:
        st.info(note)
    first, *parts = said.tables
    _flat(first, "indicators figures trace")
    for part in parts:
        st.html(element("h2", text(part.title), class_="section"))
        _flat(part)


def _records(said: Answer, words: Words) -> None:
    records = said.tables[0]
    for name, *cells in records.rows:
        n = int(cells[_COUNTS[0]] or 0)
        key = {0: "sources.used_none", 1: "sources.used_one"}.get(n, "sources.used")
        count = words(key, n=n)
        with st.expander(plain(f"{name} · {count}")):
            known = [
                element("dt", text(head)) + element("dd", text(cell))
                for head, cell in zip(records.columns[1:], cells, strict=True)
                if isinstance(cell, str)
            ]
            st.html(element("dl", *known, class_="record"))


def _changed(view: View, said: Answer, words: Words) -> None:
    """The two editions, then what moved furthest, and everything that differs to take along."""
    labels = at_hand.labels()
    if len(labels) > 1:
        st.selectbox(
            words("sources.before"), labels, **controls.bind("before", changed.before(view))
        )
    *parts, editions = said.tables
    _flat(editions)
    for place, part in enumerate(part for part in parts if part.rows):
        st.html(element("h2", text(part.title), class_="section"))
        _flat(replace(part, rows=part.rows[:_FURTHEST]), "indicators")
        if len(part.rows) > _FURTHEST:
            tables.draw(part, words, f"changed_{place}")
    for note in said.notes:
        st.html(element("p", text(note), class_="muted"))


def _flat(shown: Table, style: str = "indicators figures") -> None:
    """A short table that lies open on the page."""
    digits = shown.decimals or (None,) * len(shown.columns)
    rows = [
        [text(_written(cell, places)) for cell, places in zip(row, digits, strict=True)]
        for row in shown.rows
    ]
    st.html(table([text(head) for head in shown.columns], rows, class_=style))


def _written(cell: Cell, places: int | None) -> str:
    """A cell to be read: whole numbers of years and codes as they are, figures with thousands."""
    if cell is None:
        return "–"
    if isinstance(cell, float) or (places is not None and not isinstance(cell, str)):
        said = f"{cell:,.15g}" if places is None else f"{cell:,.{places}f}"
        return said.replace("-", "−")
    return str(cell)


def _choose(view: View, words: Words) -> None:
    """The city and the indicator that the chain is about."""
    left, right = st.columns(2)
    with left:
        controls.find_city(view)
    codes = list(kept.scored(view.choices).definition.indicators)
    st.session_state["trace_indicator"] = chain.about(view)[1]
    names = {c: plain(measure_name(f"indicator.{c}", kept.catalogue(), words)) for c in codes}
    with right:
        st.selectbox(
            words("common.column_indicator"),
            codes,
            format_func=names.__getitem__,
            key="trace_indicator",
            on_change=lambda: address.change(
                measure=f"indicator.{st.session_state['trace_indicator']}",
                year=0,
                breaks=(),
                target="",
                own_target="",
            ),
        )


def take_along(view: View) -> None:
    """Draw what the data set is, and the buttons that download all of it."""
    words, catalogue = Words(view.language), kept.published()
    counts = words(
        "sources.counts",
        values=f"{len(catalogue.values):,}",
        units=len(catalogue.cities),
        variables=len(catalogue.variables),
        sources=len(catalogue.sources),
    )
    with st.container(key="take_data", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(element("p", text(counts), class_="subline"))
        reader = queued.reader()
        with_own = "-with-own-figures" if current().own else ""
        kinds = {
            "xlsx": (
                whole_data.as_workbook,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            "zip": (whole_data.as_archive, "application/zip"),
        }
        for kind, (make, mime) in kinds.items():
            st.download_button(
                words(f"sources.all_{kind}"),
                carried(partial(queued.at_once, reader, make, view)),
                f"smart-city-atlas-data{with_own}.{kind}",
                mime,
                key=f"all_{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
