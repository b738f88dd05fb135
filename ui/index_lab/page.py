"""The frame of the index screen: its six panels, and what happens where there is no index."""

from __future__ import annotations

import streamlit as st

from data.errors import DataError
from ui.address.view import PANELS, View
from ui.figures import kept as figures_kept
from ui.figures.answer import Answer
from ui.index_lab import kept
from ui.index_lab.choose import REFUSED, reason
from ui.page import controls
from ui.words.refused import why
from ui.words.texts import Words


def panel_switch(view: View) -> None:
    """Draw the names of the six panels, the open one marked."""
    words = Words(view.language)
    controls.switch(
        "panel",
        view.panel,
        PANELS,
        words("index_lab.panels"),
        lambda panel: words(f"index_lab.panel_{panel}"),
    )
    if refused := st.session_state.pop(REFUSED, None):
        st.error(words("index_lab.refused", reason=reason(refused, words)))


def answered(view: View) -> Answer | None:
    """Return what the open panel says, or say why the index cannot be computed and return None."""
    try:
        return kept.answer(view)
    except DataError as error:
        _refuse(error, view)
        return None


def is_computed(view: View) -> bool:
    """Return whether there is an index under the View's choices; say why where there is none."""
    try:
        figures_kept.scored(view.choices)
    except DataError as error:
        _refuse(error, view)
        return False
    return True


def _refuse(error: DataError, view: View) -> None:
    words = Words(view.language)
    st.error(words("index_lab.no_index"))
    st.code(why(error, words), language=None, wrap_lines=True)
