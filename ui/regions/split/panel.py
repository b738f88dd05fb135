"""Question 3 on the page: which groups, who counts once, then the answer."""

from __future__ import annotations

import streamlit as st

from ui.address.view import GROUPINGS
from ui.figures.answer import Answer
from ui.page.controls import bind
from ui.regions import panel
from ui.regions.controls import counting
from ui.regions.inputs import Inputs


def draw(inputs: Inputs, said: Answer) -> None:
    """Draw where the gap lies."""
    panel.draw_answer(said, inputs, above=lambda: _choices(inputs))


def _choices(inputs: Inputs) -> None:
    words = inputs.words
    st.segmented_control(
        words("regions.grouping"),
        GROUPINGS,
        format_func=lambda code: words(f"groups.{code}"),
        required=True,
        **bind("grouping", inputs.view.grouping),
    )
    counting(inputs)
