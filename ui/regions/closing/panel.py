"""Change on the page: the choice of a measure, and of the years where there are several."""

from __future__ import annotations

import streamlit as st

from ui.address.view import CHANGES
from ui.figures.answer import Answer
from ui.page import address
from ui.page.controls import bind
from ui.regions import panel
from ui.regions.closing import changes
from ui.regions.closing.figures import Closings
from ui.regions.controls import period
from ui.regions.inputs import Inputs


def draw(inputs: Inputs, said: Answer) -> None:
    """Draw the answer with the choice of what changed above its chart."""
    panel.draw_answer(
        said,
        inputs,
        above=lambda: _controls(Closings(inputs)),
        about=inputs.words("regions.click_dot"),
    )


def _controls(closings: Closings) -> None:
    st.selectbox(
        closings.inputs.words("regions.change"),
        CHANGES,
        format_func=closings.name,
        key=bind("change", closings.shown)["key"],
        on_change=lambda: _choose(st.session_state["control_change"], closings.inputs),
    )
    if closings.shown == changes.PEOPLE:
        period(closings.inputs)


def _choose(variable: str, inputs: Inputs) -> None:
    """Show another variable's change; the map of other questions follows where it was its own."""
    follows = changes.variable_of(inputs.view.measure, inputs) is not None
    measure = {"measure": f"variable.{variable}", "year": 0} if follows else {}
    address.change(change=variable, **measure)
