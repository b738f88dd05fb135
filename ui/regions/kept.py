"""The answers of the questions, each computed once for the parts of a View it rests on."""

from __future__ import annotations

import streamlit as st

from ui.address.keys import KEYS
from ui.address.view import Asked, Outlined, Painted, View, view_of
from ui.figures.answer import Answer
from ui.regions import answer as regions_answer
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return the answer to the question of a View, without the city in focus."""
    return _answer(view.part(Painted), view.part(Outlined), view.part(Asked), view.language)


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs=KEYS)
def _answer(painted: Painted, outlined: Outlined, asked: Asked, language: Language) -> Answer:
    return regions_answer.answer(view_of(painted, outlined, asked, language=language))
