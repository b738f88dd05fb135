"""What the tables are called that the shelf is used with."""

from __future__ import annotations

import hashlib

import streamlit as st

from data.catalogue import FOLDER
from data.fingerprint import FILE
from ui.address.view import View
from ui.figures import kept
from ui.figures.choices import framework_name
from ui.words.texts import Words

_LETTERS = 8


def edition(view: View) -> str:
    """Return the line that says with which index and which tables something was saved."""
    name = framework_name(view.choices.framework, kept.catalogue(), Words(view.language))
    return f"{name} · {_tables()}"


@st.cache_data(max_entries=1, show_spinner=False)
def _tables() -> str:
    """Tell one state of the tables from another: the beginning of the hash of their manifest."""
    return hashlib.sha256((FOLDER / FILE).read_bytes()).hexdigest()[:_LETTERS]
