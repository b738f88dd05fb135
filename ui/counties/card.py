"""The card of the county in focus: its figure, where it lies, and the ways on."""

from __future__ import annotations

import streamlit as st

from ui.address.view import MOST_COMPARED, View
from ui.counties import crumbs
from ui.counties.chosen import chosen
from ui.figures import kept
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.names import place_name
from ui.page import address
from ui.page.markup import element, plain, text
from ui.words.texts import Words


def draw(view: View) -> None:
    """Draw the card, or how to choose a county while none is chosen."""
    words = Words(view.language)
    with st.container(key="city_card", border=True):
        if view.county is None:
            st.html(element("p", text(words("counties.choose")), class_="muted"))
            return
        of = chosen(view)
        value = float(of.figures.values[view.county])
        told = f"{of.said(value)} ({of.figures.year})"
        name = counties_kept.units()[f"name_{view.language}"][view.county]
        where = counties_kept.places(view.language)[view.county]
        st.html(
            element("h2", text(name), class_="city-name")
            + element("p", text(where), class_="muted")
            + element("p", element("strong", text(of.name)), element("br"), text(told))
        )
        city = counties_kept.units()["city_code"][view.county]
        if isinstance(city, str):
            _to_prefecture(view, city, words)
        _compare(view, view.county, words)


def _to_prefecture(view: View, city: str, words: Words) -> None:
    label = words("counties.only_in", place=place_name(city, kept.catalogue(), words))
    if view.inside != city:
        st.button(plain(label), key="only_in", on_click=crumbs.go, args=(city,))
    address.link(
        view.but(city=city), "city", words("page.open_profile"), icon=":material/arrow_forward:"
    )


def _compare(view: View, county: str, words: Words) -> None:
    """Into the comparison, or out of it."""
    within = county in view.counties
    full = len(view.counties) >= MOST_COMPARED and not within
    st.button(
        words("counties.take_out" if within else "counties.add"),
        key="compare_county",
        icon=":material/remove:" if within else ":material/add:",
        type="tertiary",
        disabled=full,
        help=words("counties.full", n=MOST_COMPARED) if full else None,
        on_click=take_out if within else add,
        args=(county,),
    )


def add(code: str) -> None:
    """Put a county or a prefecture into the comparison and show it."""
    others = tuple(one for one in address.current_view().counties if one != code)
    if len(others) < MOST_COMPARED:
        address.change(counties=(*others, code), county_part="compare")


def take_out(code: str) -> None:
    """Take a county or a prefecture out of the comparison."""
    left = tuple(one for one in address.current_view().counties if one != code)
    address.change(counties=left)
