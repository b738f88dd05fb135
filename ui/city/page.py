"""The upper half of a city's page: who it is, its score, its dimensions, its peers."""

from __future__ import annotations

import math

import streamlit as st

from ui.address.view import View
from ui.city.section import title
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import group_names, measure_name
from ui.figures.profile import PEER_GROUPS, Profile
from ui.map import element as map_element
from ui.page import address
from ui.page.city_heading import heading, score_line
from ui.page.markup import bar, element, text
from ui.words import numbers
from ui.words.texts import Words

SECTIONS = (
    "dimensions",
    "peers",
    "suggestions",
    "moves",
    "indicators",
    "neighbours",
    "programmes",
    "verdicts",
    "figures",
)


def contents(view: View) -> None:
    """Draw the list of the page's sections."""
    words = Words(view.language)
    items = (
        element("li", element("a", text(words(f"city.{name}")), href=f"#{name}"))
        for name in SECTIONS
    )
    st.html(
        element("nav", element("ul", *items), class_="contents", aria_label=words("city.contents"))
    )


def choose(view: View) -> None:
    """Say how to choose a city, and offer the ones at the top."""
    words, catalogue = Words(view.language), kept.catalogue()
    st.html(element("p", text(words("city.none_chosen")), class_="headline"))
    names = catalogue.cities.set_index("city_code")[f"name_{view.language}"]
    leading = kept.scored(view.choices).ranks["index"].dropna().sort_values(kind="stable").head(8)
    with st.container(horizontal=True):
        for code in leading.index:
            address.link_here(view.but(city=str(code)), str(names[code]), f"leading_{code}")


def header(view: View, profile: Profile) -> None:
    """Draw the city's name, its score and place, and the clusters it belongs to."""
    words, catalogue = Words(view.language), kept.catalogue()
    clusters = group_names("cluster", catalogue, words)
    member = catalogue.clusters[catalogue.clusters["city_code"] == profile.city]["cluster"]
    st.html(
        heading(profile.city, profile.row, catalogue, words)
        + element(
            "p", text(" · ".join(clusters[code] for code in member)), class_="muted city-about"
        )
        + score_line(profile.city, kept.scored(view.choices), words)
    )
    if not profile.scored:
        st.info(words("city.unscored"))


def dimensions(view: View, profile: Profile) -> None:
    """Draw the six dimensions against the medians of tier, province and nation."""
    words, catalogue, result = Words(view.language), kept.catalogue(), kept.scored(view.choices)
    title("dimensions", words)
    top = result.scale[1]
    rows = []
    for code in result.definition.headings:
        value = float(cell(result.scores, profile.city, code))
        name = measure_name(f"dimension.{code}", catalogue, words)
        rank = cell(result.ranks, profile.city, code)
        place = (
            "–"
            if math.isnan(value)
            else numbers.rank(int(rank), int(result.ranks[code].count()), words)
        )
        marks = [(float(cell(profile.medians, code, group)) / top, group) for group in PEER_GROUPS]
        rows.append(
            element("span", text(name), class_="name")
            + bar(value / top, f"{name}: {numbers.score(value)}", marks)
            + element("span", text(numbers.score(value)), class_="value")
            + element("span", text(place), class_="muted place")
        )
    st.html(element("div", *rows, class_="dimensions wide") + _key(profile, words))


def locator(view: View, profile: Profile) -> None:
    """Draw the city and its neighbours on a map of their own, coloured by the index."""
    map_element.draw_locator(view, profile.city)


def _key(profile: Profile, words: Words) -> str:
    names = {
        "tier": words(f"groups.{profile.row['tier']}"),
        "province": words.pick(profile.row, "province"),
        "nation": words("city.nation"),
    }
    entries = (
        element("span", element("span", class_=f"mark {group}"), text(names[group]))
        for group in PEER_GROUPS
    )
    return element("p", text(words("city.medians")), " ", *entries, class_="muted bar-key")
