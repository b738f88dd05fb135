"""The frame of the screen of sources: its tabs, and the whole data set to take along."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.address.view import View
from ui.figures import kept
from ui.page import queued
from ui.page.markup import element, text
from ui.sources import whole_data
from ui.words.texts import Words

_TABS = ("coverage", "chain", "sources", "nation")


def tabs(view: View) -> list[DeltaGenerator]:
    """Draw the four parts of the screen as tabs, each with the sentence that explains it."""
    words = Words(view.language)
    made = st.tabs([words(f"sources.tab_{name}") for name in _TABS])
    for name, tab in zip(_TABS, made, strict=True):
        tab.html(element("p", text(words(f"sources.about_{name}")), class_="muted"))
    return list(made)


def take_along(view: View) -> None:
    """Draw what the data set is, and the buttons that download all of it."""
    words, catalogue = Words(view.language), kept.catalogue()
    counts = words(
        "sources.counts",
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
                words(f"sources.all_{kind}"),
                make,
                f"smart-city-atlas-data.{kind}",
                mime,
                key=f"all_{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
