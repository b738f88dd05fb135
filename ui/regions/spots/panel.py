"""Hot and cold spots on the page: how much chance to allow, and their names."""

from __future__ import annotations

import streamlit as st

from geo.chart_colours import chart_colour
from ui.address.view import RATES
from ui.figures.answer import Answer
from ui.page import look
from ui.page.controls import bind
from ui.regions import lists, panel
from ui.regions.inputs import Inputs
from ui.regions.lists import Listed
from ui.regions.spots.figures import CATEGORIES, Spots


def draw(inputs: Inputs, said: Answer) -> None:
    """Draw the answer with the choice of a rate above its chart and the spots by name below."""
    panel.draw_answer(
        said,
        inputs,
        above=lambda: _rate(inputs),
        about=inputs.words("regions.click_dot"),
        below=lambda: lists.draw(_by_name(Spots(inputs)), inputs),
    )


def _rate(inputs: Inputs) -> None:
    st.segmented_control(
        inputs.words("regions.rate"),
        RATES,
        format_func=lambda rate: inputs.words("regions.rate_of", rate=rate),
        help=inputs.words("regions.rate_help"),
        required=True,
        **bind("rate", inputs.view.rate),
    )


def _by_name(spots: Spots) -> list[Listed]:
    """The marked cities, the surest first, each kind in its colour on the map."""
    return [
        Listed(
            spots.inputs.words(f"regions.{name}"),
            chart_colour(name, look.theme()),
            spots.surest(name),
        )
        for name in reversed(CATEGORIES[1:])
    ]
