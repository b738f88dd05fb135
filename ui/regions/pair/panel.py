"""Two measures on the page: the choice of the second, and the corners of the square by name."""

from __future__ import annotations

import streamlit as st

from geo.chart_colours import chart_colour
from ui.figures.answer import Answer
from ui.figures.labels import kept as labels_kept
from ui.page import look
from ui.page.controls import bind
from ui.page.markup import plain
from ui.regions import lists, panel
from ui.regions.inputs import Inputs
from ui.regions.lists import Listed
from ui.regions.pair.figures import CORNERS, Pair


def draw(inputs: Inputs, said: Answer) -> None:
    """Draw the answer with the second measure above its chart and the corners below."""
    pair = Pair(inputs)
    panel.draw_answer(
        said,
        inputs,
        above=lambda: _second(pair),
        about=inputs.words("regions.click_dot"),
        below=lambda: lists.draw(_corners(pair), inputs),
    )


def _second(pair: Pair) -> None:
    labels = labels_kept.measure_labels(
        pair.inputs.view.language, pair.inputs.view.choices.framework, pair.code
    )
    st.selectbox(
        pair.inputs.words("regions.second"),
        list(labels),
        format_func=lambda code: plain(labels[code]),
        **bind("second", pair.code),
    )


def _corners(pair: Pair) -> list[Listed]:
    """Which cities are high in both, in one, in neither."""
    inputs, listed = pair.inputs, []
    for name, place in CORNERS.items():
        title = inputs.words(
            f"regions.corner_{name}", first=inputs.measure_name, second=pair.second_name
        )
        cities = pair.corner(name).sort_values(ascending=name.startswith("low"), kind="stable")
        colour = chart_colour(f"field{place}", look.theme())
        listed.append(Listed(title, colour, [str(code) for code in cities.index]))
    return listed
