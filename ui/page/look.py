"""The look of every page: style sheets, theme, columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.figures.answer import Answer
from ui.page.markup import Theme, element, text
from ui.words.texts import Words

STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")


def page_title(name: str, words: Words) -> str:
    """Return what the browser's tab says of a screen."""
    return f"{words(f'common.{name}')} · {words('common.title')}"


@cache
def style_sheet() -> str:
    """The style sheets of all rooms in one, what they share first."""
    rooms = sorted(STYLE.parents[1].rglob("*.css"))
    sheets = [STYLE, *(sheet for sheet in rooms if sheet != STYLE)]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def map_and_side() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the wide column of the map and the narrow one beside it, below it on a narrow page."""
    with st.container(key="map_and_side"):
        main, side = st.columns([3, 1], gap="medium")
    return main, side


def headline(said: Answer) -> None:
    """Draw the sentence of an answer and, under it, what it rests on."""
    st.html(
        element("h1", text(said.headline), class_="headline")
        + element("p", text(said.subline), class_="subline")
    )


def embedded() -> bool:
    """Return whether the page of a portal shows the screen in a frame: ``?embed=1``."""
    return bool(st.context.is_embedded)


def theme() -> Theme:
    """Return which theme the reader's browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"
