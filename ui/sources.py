"""Where figures come from, under every figure."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from ui.markup import element, text
from ui.measure import Measured
from ui.words import Words


def cite(codes: Iterable[str], words: Words) -> str:
    """Return the short names of sources, in one line.

    Parameters
    ----------
    codes : keys of sources.csv
    """
    separator = "；" if words.language == "zh" else "; "
    return separator.join(words(f"sources.{code}") for code in codes)


def line(measured: Measured, words: Words) -> None:
    """Draw the source line of a measure."""
    content = words("common.sources", sources=cite(measured.sources, words))
    st.html(element("p", text(content), class_="source-line"))
