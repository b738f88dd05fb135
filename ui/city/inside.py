"""What lies inside a prefecture: its counties in a sentence, and the way to their map."""

from __future__ import annotations

import streamlit as st

from scoring.inequality.measures import gini
from ui.address.view import View
from ui.city.section import title
from ui.figures import kept
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.names import measure_names
from ui.figures.profile import Profile
from ui.page import address
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words

# What a reader of a smart city asks first of its counties.
MEASURE = View.county_measure


def inside(view: View, profile: Profile) -> None:
    """Draw how many counties a city has, between which figures, and the link to their map."""
    words = Words(view.language)
    title("inside", words)
    st.html(element("p", text(sentence(profile.city, words))))
    within = view.but(inside=profile.city, county=None, county_part="map")
    address.link(within, "counties", words("page.look_inside"), ":material/arrow_downward:")


def sentence(city: str, words: Words) -> str:
    """Return how many counties a city has and how far apart they are."""
    units = counties_kept.units()
    codes = units.index[units["city_code"] == city]
    if len(codes) < 2:
        return words("city.inside_none")
    figures = counties_kept.figures(MEASURE)
    known = figures.values[codes].dropna().sort_values()
    name = measure_names(kept.catalogue(), words)[MEASURE]
    if known.empty:
        return words("city.inside_unknown", n=len(codes), name=name)
    low, high = (numbers.figure(float(known.iloc[end]), figures.unit, words) for end in (0, -1))
    if known.iloc[0] == known.iloc[-1]:
        return words("city.inside_alike", n=len(codes), name=name, high=high, year=figures.year)
    names = units[f"name_{words.language}"]
    return words(
        "city.inside_line",
        n=len(codes),
        name=name,
        low=low,
        lowest=names[known.index[0]],
        high=high,
        highest=names[known.index[-1]],
        year=figures.year,
        gini=f"{gini(known):.3f}",
    )
