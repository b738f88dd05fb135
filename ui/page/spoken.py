"""What a screen reader hears, and where Tab leads: the page's language, its names, what opens."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from ui.words.texts import LANGUAGES, Words, read_texts

_SCRIPTS = ("spoken_names.js", "opened_keys.js")
_SPOKEN = st.components.v2.component(
    "spoken",
    isolate_styles=False,
    js="".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _SCRIPTS),
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
