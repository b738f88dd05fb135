"""The indicators of a city on the page: one table a dimension, and one of whole provinces."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.city.listed import kept as listed_kept
from ui.city.section import title
from ui.page import look
from ui.page.markup import element, text
from ui.words.texts import Words


def draw(view: View, gaps: bool = True) -> None:
    """Draw one table a dimension; without `gaps`, of what is known alone."""
    words, every = Words(view.language), listed_kept.lines(view)
    title("indicators", words)
    st.html(element("p", text(words("city.indicators_explained")), class_="muted"))
    if not gaps:
        known = sum(not line.why for line in every)
        st.caption(words("city.indicators_known", n=known, of=len(every)))
    for markup in listed_kept.indicators(view, gaps, look.theme()):
        st.html(markup)


def of_the_province(view: View) -> None:
    """Draw what whole provinces have or lack, which is no part of a city's score."""
    if markup := listed_kept.of_the_province(view, look.theme()):
        st.html(markup)
