"""The answers of the six panels, each computed once for the parts of a View it rests on."""

from __future__ import annotations

import streamlit as st

from ui.address.keys import KEYS
from ui.address.view import Chosen, Panel, View, view_of
from ui.figures.answer import Answer
from ui.index_lab import answer as index_lab_answer
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the open panel says of a View, without the city in focus."""
    return _answer(view.part(Chosen), view.part(Panel), view.choices_name, view.language)


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs=KEYS)
def _answer(chosen: Chosen, panel: Panel, name: str, language: Language) -> Answer:
    return index_lab_answer.answer(view_of(chosen, panel, choices_name=name, language=language))
