"""The card of the city in focus: its score, place and six dimensions at a glance."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.atlas.kept import in_focus
from ui.page import add_to_comparison, address
from ui.page.markup import element, text
from ui.words.texts import Words


def draw(view: View) -> None:
    """Draw the card, or how to choose a city while none is chosen."""
    words = Words(view.language)
    with st.container(key="city_card", border=True):
        if view.city is None:
            st.html(element("p", text(words("atlas.choose_city")), class_="muted"))
            return
        st.html(in_focus(view, view.city))
        address.link(view, "city", words("page.open_profile"), icon=":material/arrow_forward:")
        within = view.but(inside=view.city, county=None, county_part="map")
        address.link(within, "counties", words("page.look_inside"), ":material/arrow_downward:")
        add_to_comparison.draw(view, view.city)
