"""The small choices of the regions screen: who counts once, and between which years."""

from __future__ import annotations

import streamlit as st

from ui.address.view import COUNTINGS, PERIODS
from ui.page.controls import bind
from ui.regions.inputs import Inputs


def counting(inputs: Inputs) -> None:
    """Draw the choice of who counts once: each city, or each resident."""
    words = inputs.words
    st.segmented_control(
        words("regions.counting"),
        COUNTINGS,
        format_func=lambda code: words(f"regions.counting_{code}"),
        help=words("regions.counting_help"),
        required=True,
        **bind("counting", inputs.view.counting),
    )


def period(inputs: Inputs) -> None:
    """Draw the choice of the years between which residents are compared."""
    st.segmented_control(
        inputs.words("regions.period"),
        PERIODS,
        format_func=lambda code: code.replace("-", "–"),
        required=True,
        **bind("period", inputs.view.period),
    )
