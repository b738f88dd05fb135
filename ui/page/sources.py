"""Where figures come from, under every figure."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from ui.page.markup import element, text
from ui.words import tables
from ui.words.texts import Words


def cite(codes: Iterable[str], words: Words) -> str:
    """Return the short names of sources, in one line.

    Parameters
    ----------
    codes : keys of sources.csv
    """
    separator = words.manner.semicolon
    return separator.join(tables.spoken().source(code, words.language) for code in codes)


def line(codes: Iterable[str], words: Words) -> None:
    """Draw where figures come from; nothing where none are shown."""
    codes = tuple(codes)
    if not codes:
        return
    content = words("common.sources_line", sources=cite(dict.fromkeys(codes), words))
    st.html(element("p", text(content), class_="source-line"))
