"""Where figures come from, under every figure."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from ui.figures import kept
from ui.page.markup import element, text
from ui.reader.basis import current
from ui.words import tables
from ui.words.texts import Words


def cite(codes: Iterable[str], words: Words) -> str:
    """Return the short names of sources, in one line; what two share is named once.

    Parameters
    ----------
    codes : keys of sources.csv
    """
    return words.manner.semicolon.join(dict.fromkeys(_short(code, words) for code in codes))


def _short(code: str, words: Words) -> str:
    """The words of the tables, or what own figures among them are called."""
    known = tables.spoken().sources[words.language]
    own = current().own
    if code in known or own is None:
        return known.get(code, code)
    records = kept.catalogue().sources.set_index("source")[f"short_{words.language}"]
    return str(records.get(code, code))


def line(codes: Iterable[str], words: Words) -> None:
    """Draw where figures come from; nothing where none are shown."""
    codes = tuple(codes)
    if not codes:
        return
    content = words("common.sources_line", sources=cite(dict.fromkeys(codes), words))
    st.html(element("p", text(content), class_="source-line"))
