"""The choice of more contrast, which the browser keeps: it is of a reader, not of what is shown."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.words.texts import Words

_CHOICE = st.components.v2.component(
    "contrast",
    isolate_styles=False,
    js=Path(__file__).with_name("contrast.js").read_text(encoding="utf-8"),
)


def choice(words: Words) -> None:
    """Draw the choice; until it is made it shows what the reader's system asks for."""
    _CHOICE(key="contrast", data={"name": words("page.contrast")})
