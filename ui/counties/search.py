"""A county found by name: the server is asked for matches, and no list of thousands is sent."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.address.view import View
from ui.counties.kept import spelt, where
from ui.figures import kept
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.found import LONGEST, MOST_SHOWN, matches
from ui.figures.counties.names import place_name
from ui.page.markup import plain
from ui.words.texts import Words


def draw(view: View, choose: Callable[[str], None]) -> None:
    """Draw the box and, under it, whatever what was typed may mean; a click chooses one.

    Parameters
    ----------
    choose : is called with a county unit, or with a prefecture where there is none such
    """
    words = Words(view.language)
    typed = st.text_input(
        words("counties.find"),
        key="find_county",
        placeholder=words("counties.find_hint"),
        help=words("counties.find_help"),
        max_chars=LONGEST,
    )
    if not typed:
        return
    found = matches(typed, spelt(), where(view.language))
    if not found:
        st.caption(words("counties.found_none", typed=plain(typed)))
        return
    with st.container(key="found_counties", gap=None):
        for code in found[:MOST_SHOWN]:
            label = plain(_label(code, view, words))
            st.button(label, key=f"found_{code}", type="tertiary", on_click=choose, args=(code,))
        if len(found) > MOST_SHOWN:
            st.caption(words("counties.found_more", n=len(found) - MOST_SHOWN))


def _label(code: str, view: View, words: Words) -> str:
    units = counties_kept.units()
    if code not in units.index:
        city = place_name(code, kept.catalogue(), words)
        return words("counties.found_city", name=city)
    name = str(units[f"name_{view.language}"][code])
    place = counties_kept.places(view.language)[code]
    return words("county.name_within", name=name, place=place)
