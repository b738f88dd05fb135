"""A double click on a prefecture looks inside it: to its counties, from any map that shows it."""

from __future__ import annotations

import streamlit as st

from ui.address.parameters import write_view
from ui.address.view import View
from ui.figures import kept
from ui.page import address

# Kept from the click until the page runs: only then can it be left for another one.
_ASKED = "look_inside"


def ask(city: str) -> None:
    """Remember which prefecture to look into; what a map calls."""
    if city in kept.vocabulary().cities:
        st.session_state[_ASKED] = city


def follow(view: View) -> None:
    """Go to the counties of the prefecture that was asked for, if one was."""
    city = st.session_state.pop(_ASKED, None)
    if city is not None:
        within = view.but(city=city, inside=city, county=None, county_part="map")
        address.go("counties", write_view(within))
