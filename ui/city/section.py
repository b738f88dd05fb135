"""A section's heading on a long page."""

from __future__ import annotations

import streamlit as st

from ui.page.markup import element, text
from ui.words.texts import Words


def title(name: str, words: Words) -> None:
    """Draw a section's heading, reachable from the list of sections."""
    st.html(element("h2", text(words(f"city.{name}")), id=name, class_="section"))
