"""The counties: what lies inside prefectures, and how much of the gap is there."""

from __future__ import annotations

import streamlit as st

from ui.counties import page
from ui.counties.kept import answer
from ui.screen import screen

with screen("counties") as view:
    with st.sidebar:
        page.choices(view)
    page.switch(view)
    page.draw(view, answer(view))
