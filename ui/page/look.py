"""The look of every page: style sheets, theme, columns, parts that fold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.figures.answer import Answer
from ui.page.markup import Theme, dashed, element, text
from ui.words.texts import Words

# A chart drawn in light ink on a dark page is turned for paper: hues stay, light and dark change.
_TURNED = """<style>@media print { [data-testid="stVegaLiteChart"] :is(canvas, svg) {
  filter: invert(1) hue-rotate(180deg) brightness(1.12); } }</style>"""
STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")


def page_title(name: str, words: Words) -> str:
    """Return what the browser's tab says of a screen."""
    return f"{words(f'common.{name}')} · {words('common.title')}"


@cache
def style_sheet() -> str:
    """Return the style sheets of all rooms in one, what they share first.

    The first HTML holds it (`serving.early`): a page is never seen, or printed, without it.
    """
    rooms = sorted(STYLE.parents[1].rglob("*.css"))
    sheets = [STYLE, *(sheet for sheet in rooms if sheet != STYLE)]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def settle_paper() -> None:
    """Let what is drawn for a dark page come light on paper: a printed page knows no theme."""
    if theme() == "dark":
        st.html(_TURNED)


def map_and_side() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the wide column of the map and the narrow one beside it, below it on a narrow page."""
    with st.container(key="map_and_side"):
        main, side = st.columns([3, 1], gap="medium")
    return main, side


@contextmanager
def folded(label: str, key: str, open_at_first: bool = False) -> Iterator[bool]:
    """Draw what folds; yield whether it is open, for only then has its content to be drawn.

    What is folded is made when the reader opens it, and costs nothing until then.

    Parameters
    ----------
    label : what it holds, as Markdown
    key : of its own on the page
    open_at_first : until the reader opens or folds it

    Examples
    --------
    ``with folded(words("controls.among"), "among") as is_open: …``
    """
    name = f"folded_{key}"
    if name not in st.session_state:
        st.session_state[name] = open_at_first
    part = st.expander(label, key=name, on_change="rerun")
    with part:
        yield bool(part.open)


def headline(said: Answer) -> None:
    """Draw the sentence of an answer and, under it, what it rests on."""
    st.html(
        element("h1", text(dashed(said.headline)), class_="headline")
        + element("p", text(said.subline), class_="subline")
    )


def embedded() -> bool:
    """Return whether the page of a portal shows the screen in a frame: ``?embed=1``."""
    return bool(st.context.is_embedded)


def theme() -> Theme:
    """Return which theme the reader's browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"
