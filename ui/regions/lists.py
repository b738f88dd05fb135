"""Cities named in short lists side by side, each under the colour it has on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from ui.page.markup import element, text
from ui.regions.inputs import Inputs

MOST_NAMED = 12


class Listed(NamedTuple):
    """A list of cities: its title, its colour on the map, its members in order."""

    title: str
    colour: str
    codes: Sequence[str]


def draw(lists: Sequence[Listed], inputs: Inputs) -> None:
    """Draw the lists in columns; a long one says how many more there are."""
    for column, listed in zip(st.columns(len(lists)), lists, strict=True):
        title = inputs.words("regions.kind_of", name=listed.title, n=len(listed.codes))
        with column:
            st.html(
                element(
                    "div",
                    element("h3", text(title)),
                    element("p", text(named(listed.codes, inputs))),
                    class_="corner",
                    style=f"border-top-color:{listed.colour}",
                )
            )


def named(codes: Sequence[str], inputs: Inputs, most: int = MOST_NAMED) -> str:
    """Return the first names of a list and how many more there are."""
    words = inputs.words
    if not len(codes):
        return words("regions.nobody")
    names = words.list([inputs.names[str(code)] for code in codes[:most]])
    rest = len(codes) - most
    return names + (words("regions.and_more", n=rest) if rest > 0 else "")
