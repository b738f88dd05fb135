"""The choice between the map as it is and all units of one size."""

from __future__ import annotations

import streamlit as st

from geo.build import SHAPES
from ui.address.view import View
from ui.page.controls import bind
from ui.words.texts import Words


def switch(view: View) -> None:
    """Draw the choice."""
    words = Words(view.language)
    names = {shape: words(f"atlas.shape_{shape}") for shape in SHAPES}
    st.segmented_control(
        words("atlas.shape"),
        SHAPES,
        format_func=names.__getitem__,
        help=words("atlas.shape_help"),
        label_visibility="collapsed",
        required=True,
        width="content",
        **bind("shape", view.shape, offered=list(names.values())),
    )
