"""A part of a page that is made when the reader opens it, and costs nothing while it is folded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def folded(label: str, key: str, open_at_first: bool = False) -> Iterator[bool]:
    """Draw what folds; yield whether it is open, for only then has its content to be drawn.

    Parameters
    ----------
    label : what it holds, as Markdown
    key : of its own on the page
    open_at_first : until the reader opens or folds it

    Examples
    --------
    ``with folded(words("controls.among"), "among") as is_open: …``
    """
    name = f"folded_{key}"
    if name not in st.session_state:
        st.session_state[name] = open_at_first
    part = st.expander(label, key=name, on_change="rerun")
    with part:
        yield bool(part.open)
