"""What surrounds a city's scores and is not scored: neighbours, programmes, verdicts, figures."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.city import tables
from ui.city.headline import outside
from ui.city.known import place_among_all
from ui.city.listed import kept as listed_kept
from ui.city.section import listed, title
from ui.figures import kept
from ui.figures.every_unit import of_every_unit
from ui.figures.names import city_name
from ui.figures.profile import Profile
from ui.figures.space import kept as space_kept
from ui.page import address
from ui.page.look import folded
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words


def among_all(view: View, profile: Profile) -> None:
    """Draw the way to a unit's diagnosis among all units, where it is scored among them."""
    if outside(profile) and place_among_all(view, profile.city):
        label = Words(view.language)("city.show_every_unit")
        address.link_here(of_every_unit(view), label, "show_every_unit")


def known_figures(view: View, profile: Profile) -> None:
    """Draw the latest figures of a unit that has too few of them for a score."""
    title("known", Words(view.language))
    st.html(listed(tables.known(view, profile)))


def neighbours(view: View, profile: Profile) -> None:
    """Draw the units that share a border with the city, with their scores, as links.

    Of an island, and of a unit whose neighbours are outside the data, the nearest is drawn.
    """
    words, catalogue = Words(view.language), kept.catalogue()
    title("neighbours", words)
    scores = kept.scored(view.choices).scores["index"]
    if profile.city in space_kept.nearest():
        st.caption(words("city.neighbours_none"))
    near = sorted(space_kept.around(profile.city), key=lambda code: -scores.fillna(-1.0)[code])
    with st.container(key="neighbours", horizontal=True, gap="small"):
        for code in near:
            name = city_name(code, catalogue, words)
            known = scores.notna()[code]
            label = f"{name} {numbers.score(float(scores[code]))}" if known else name
            address.link_here(view.but(city=code, peers=()), label, f"neighbour_{code}")


def programmes(view: View, profile: Profile) -> None:
    """Draw the national programmes the city takes part in."""
    words, said = Words(view.language), tables.programmes(view, profile)
    title("programmes", words)
    if said.rows:
        st.html(listed(said))
    else:
        st.caption(words("city.programmes_none"))


def verdicts(view: View, profile: Profile) -> None:
    """Draw the surveys and titles that name the city; not being named says nothing."""
    words, said = Words(view.language), tables.verdicts(view, profile)
    title("verdicts", words)
    st.html(element("p", text(words("city.verdicts_explained")), class_="muted"))
    if said.rows:
        st.html(listed(said))
    else:
        st.caption(words("city.verdicts_none"))


def published_figures(view: View) -> None:
    """Draw every published figure of the city with year, source and note."""
    words, (count, markup) = Words(view.language), listed_kept.figures(view)
    title("figures", words)
    with folded(words("city.figures_count", n=count), "figures") as is_open:
        if is_open:
            st.html(markup)
