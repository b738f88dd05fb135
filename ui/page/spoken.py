"""What a screen reader hears: the page's language, its landmarks and names, a new headline."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from ui.words.texts import LANGUAGES, Words, read_texts

_SPOKEN = st.components.v2.component(
    "spoken",
    isolate_styles=False,
    js=Path(__file__).with_name("spoken_names.js").read_text(encoding="utf-8"),
)


def draw(words: Words) -> None:
    """Have the browser say in the reader's language what Streamlit says in English."""
    with st.container(key="spoken"):
        _SPOKEN(key="spoken_names", data=_said(words))


@lru_cache(len(LANGUAGES))
def _said(words: Words) -> dict[str, object]:
    english, keys = Words("en"), [key for key in read_texts() if key.startswith("spoken.")]
    return {
        "language": words.manner.html,
        "screens": words("page.screens"),
        "phrases": [
            ("streamlit_folium.st_folium", words("page.map")),
            *((english(key, name="*"), words(key, name="*")) for key in keys),
        ],
    }
