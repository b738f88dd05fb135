"""The frame of the screen of sources: its tabs, and the whole data set to take along."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import cached, queued, whole_data
from ui.markup import element, text
from ui.view import View
from ui.words import Words

_TABS = ("coverage", "chain", "sources", "nation")


def tabs(view: View) -> list[DeltaGenerator]:
    """Draw the four parts of the screen as tabs, each with the sentence that explains it."""
    words = Words(view.language)
    made = st.tabs([words(f"data_sources.tab_{name}") for name in _TABS])
    for name, tab in zip(_TABS, made, strict=True):
        tab.html(element("p", text(words(f"data_sources.about_{name}")), class_="muted"))
    return list(made)


def take_along(view: View) -> None:
    """Draw what the data set is, and the buttons that download all of it."""
    words, catalogue = Words(view.language), cached.catalogue()
    counts = words(
        "data_sources.counts",
        values=f"{len(catalogue.values):,}",
        units=len(catalogue.cities),
        variables=len(catalogue.variables),
        sources=len(catalogue.sources),
    )
    with st.container(key="take_data", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(element("p", text(counts), class_="subline"))
        kinds = {
            "xlsx": (
                partial(whole_data.as_workbook, view, queued.reader()),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            "zip": (partial(whole_data.as_archive, view), "application/zip"),
        }
        for kind, (make, mime) in kinds.items():
            st.download_button(
                words(f"data_sources.all_{kind}"),
                make,
                f"smart-city-atlas-data.{kind}",
                mime,
                key=f"all_{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
