"""The screen's answer, computed once for the parts of a View that it rests on."""

from __future__ import annotations

import streamlit as st

from ui.address.view import Chosen, Outlined, Painted, View, view_of
from ui.city import answer as city_answer
from ui.figures.answer import Answer
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the screen says of a View."""
    if view.city is None:
        return _start(view.part(Painted), view.part(Outlined), view.language)
    return _of_city(view.part(Chosen), view.city, view.language)


@st.cache_resource(show_spinner=False, max_entries=40)
def _start(painted: Painted, outlined: Outlined, language: Language) -> Answer:
    return city_answer.answer(view_of(painted, outlined, language=language))


@st.cache_resource(show_spinner=False, max_entries=200)
def _of_city(chosen: Chosen, city: str, language: Language) -> Answer:
    return city_answer.answer(view_of(chosen, city=city, language=language))
