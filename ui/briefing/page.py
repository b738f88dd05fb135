"""The headings of the briefing's screen."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.page.markup import element, text
from ui.words.texts import Words


def title(name: str, view: View) -> None:
    """Draw a heading with the sentence that explains its part of the screen."""
    words = Words(view.language)
    st.html(
        element("h2", text(words(f"briefing.part_{name}")), class_="section")
        + element("p", text(words(f"briefing.part_{name}_about")), class_="muted")
    )
