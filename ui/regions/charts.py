"""What the charts of the regions screen share: clicks that go to the View, and their colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt
import streamlit as st

from geo.palettes import SELECTION
from ui.page import address, look

ABOVE, BELOW = "#2166ac", "#b2652b"
QUIET = "#9aa7b4"
MAIN = "#2f7fc1"
SELECTED = SELECTION
_CLICK = "clicked"


def ink() -> str:
    """Return the colour of text and lines in the reader's theme."""
    return "#e8edf2" if look.theme() == "dark" else "#1d2733"


def tooltip_title(name: str) -> str:
    """Return a name from a table as the title of a tooltip's row.

    Vega-Lite writes the title into an expression and escapes its quotes alone: a
    backslash of the name's own would end the text there.
    """
    return name.replace("\\", "\\\\")


def click() -> alt.Parameter:
    """Return the selection of one mark by its ``code``."""
    return alt.selection_point(name=_CLICK, fields=["code"], on="click", toggle=False, empty=False)


def show(
    chart: Any, key: str, height: int, chosen: str | None, follow: Callable[[str], None]
) -> None:
    """Draw a chart with `click` in it; a clicked mark's code goes to `follow`.

    Parameters
    ----------
    chosen : the code that is chosen already; a new one makes a new chart, so
        that a second click on the same mark is heard again
    """
    name = f"{key}_{chosen or 'none'}"

    def heard() -> None:
        marks = st.session_state[name]["selection"].get(_CLICK, [])
        if marks and (code := str(marks[0]["code"])):
            follow(code)

    st.altair_chart(chart.properties(height=height), key=name, on_select=heard)


def chosen_city() -> str:
    """Return the city in focus now, or ""; a chart asks when it is drawn, not before."""
    return address.current_view().city or ""


def show_cities(chart: Any, key: str, height: int) -> None:
    """Draw a chart whose marks are cities: a clicked one comes into focus everywhere."""
    show(chart, key, height, chosen_city(), choose_city)


def choose_city(code: str) -> None:
    """Put the city of a clicked mark in focus everywhere."""
    address.change(city=code)


def choose_group(code: str) -> None:
    """Look into the group of a clicked mark, or out of it again."""
    address.change(group=None if address.current_view().group == code else code)
