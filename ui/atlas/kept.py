"""The atlas's answer, computed once for each part of a View that it rests on."""

from __future__ import annotations

import streamlit as st

from ui.address.keys import KEYS
from ui.address.view import Outlined, Painted, Shaped, View, view_of
from ui.atlas import answer as atlas_answer
from ui.figures.answer import Answer
from ui.figures.doubt import kept as doubt_kept
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the atlas says of a View, without the city in focus."""
    drawn = doubt_kept.is_drawn(view.choices)
    return _answer(view.part(Painted), view.part(Outlined), view.part(Shaped), drawn, view.language)


@st.cache_resource(show_spinner=False, max_entries=200, hash_funcs=KEYS)
def _answer(
    painted: Painted,
    outlined: Outlined,
    shaped: Shaped,
    drawn: bool,  # noqa: ARG001 - a part of the key
    language: Language,
) -> Answer:
    """`drawn`: whether the ranks of the index are, without which their medians are not told."""
    return atlas_answer.answer(view_of(painted, outlined, shaped, language=language))
