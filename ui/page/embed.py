"""A screen in a portal's frame: without navigation and controls, with a way to the whole atlas."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui.address.parameters import write_view
from ui.address.view import View
from ui.page.address import SCREENS
from ui.page.markup import element, text
from ui.words.texts import Words

_STYLE = """
[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"] { display: none; }
.st-key-levels, [class*="st-key-compare_add_"] { display: none; }
.embedded { display: flex; justify-content: space-between; font-size: 0.85rem; margin: 0; }
"""


def draw_head(name: str, view: View) -> None:
    """Say whose screen it is, and lead to it in a window of its own."""
    words = Words(view.language)
    page = "" if name == next(iter(SCREENS)) else name
    whole = element(
        "a",
        text(words("common.open_whole")),
        href=f"./{page}?{urlencode(write_view(view))}",
        target="_blank",
        rel="noopener",
    )
    brand = element("span", text(words("common.title")), class_="muted")
    st.html(f"<style>{_STYLE}</style>{element('p', brand, whole, class_='embedded')}")
