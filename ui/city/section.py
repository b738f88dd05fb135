"""A section of a long page: its heading, and a table of the answer below it."""

from __future__ import annotations

import streamlit as st

from exports.content import Table
from ui.page.markup import element, table, text
from ui.words.texts import Words


def title(name: str, words: Words) -> None:
    """Draw a section's heading, reachable from the list of sections."""
    st.html(element("h2", text(words(f"city.{name}")), id=name, class_="section"))


def listed(said: Table) -> str:
    """Return a table of texts as markup, in a box that scrolls where the page is too narrow."""
    rows = [[text("" if cell is None else cell) for cell in row] for row in said.rows]
    return boxed(
        table([text(name) for name in said.columns], rows, class_="indicators"), said.title
    )


def boxed(markup: str, label: str) -> str:
    """Return a wide table in a box of its own, which the keyboard can scroll too."""
    return element("div", markup, class_="table-box", role="region", aria_label=label, tabindex="0")
