"""The screen of counties: its parts, what each is drawn with, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.address.view import COUNTY_PARTS, MOST_COMPARED, RATES, View
from ui.charts import draw as charts
from ui.counties import card, compared, crumbs, search
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.names import measure_names
from ui.figures.names import city_names, group_names
from ui.map import element as map_element
from ui.page import address, controls, levels, look, sources, tables
from ui.page.markup import element, plain, text
from ui.words.texts import Words

_MAP_HEIGHT = 560
# Comparisons to begin with: rich county-level cities, new districts, and whole prefectures.
_EXAMPLES = (
    ("320583", "320281", "330782", "350582"),
    ("310115", "120116", "500112", "330206"),
    ("320500", "330200"),
    ("440600", "441900", "442000", "440300"),
)
# Of these parts the map shows prefectures, and a click is one on a city.
_OF_PREFECTURES = ("gap",)


def choices(view: View) -> None:
    """Draw the controls at the side: what is shown, where, and how it is coloured."""
    words, catalogue = Words(view.language), kept.catalogue()
    search.draw(view, card.add if view.county_part == "compare" else crumbs.look_inside)
    named = measure_names(catalogue, words)
    st.selectbox(
        words("counties.measure"),
        list(named),
        format_func=lambda code: plain(named[code]),
        **controls.bind("county_measure", view.county_measure),
    )
    if view.county_part == "map":
        places = _places(view)
        st.selectbox(
            words("counties.inside"),
            list(places),
            format_func=places.__getitem__,
            **controls.bound("control_inside", view.inside, crumbs.go),
        )
    if view.county_part in ("map", "compare"):
        controls.colouring(view, levels_alone=True)


def _places(view: View) -> dict[str, str]:
    """Code → name of the nation, of provinces and of prefectures, in that order."""
    words, catalogue = Words(view.language), kept.catalogue()
    provinces = group_names("province", catalogue, words)
    return {"": words("counties.nation"), **provinces, **city_names(catalogue, words)}


def switch(view: View) -> None:
    """Draw the level, the choice of the part of the screen, and the way back up."""
    words = Words(view.language)
    levels.draw(view, "counties")
    with st.container(key="county_bar", horizontal=True, vertical_alignment="center"):
        controls.switch(
            "county_part",
            view.county_part,
            COUNTY_PARTS,
            words("counties.part"),
            lambda part: words(f"counties.part_{part}"),
        )
        if view.county_part == "map":
            crumbs.draw(view)


def draw(view: View, said: Answer) -> None:
    """Draw an answer: map and chart beside each other, then notes, table and sources."""
    words = Words(view.language)
    if view.county_part == "compare":
        _chips(view, words)
    main, side = look.map_and_side()
    with main:
        look.headline(said)
        if view.county_part == "compare" and len(view.counties) < compared.LEAST:
            _examples(view)
        if said.picture is not None:
            _map(view, said)
        for note in said.notes:
            st.html(element("p", text(note), class_="source-line"))
        sources.line(said.sources, words)
    with side:
        if beside := _BESIDE.get(view.county_part):
            beside(view)
        for place, chart in enumerate(said.charts):
            st.html(element("h2", text(chart.title), class_="side-title"))
            charts.draw(chart, f"counties_{view.county_part}_{place}", view.county or "", _follow)
    for place, table in enumerate(said.tables):
        tables.draw(table, words, f"counties_{place}")


def _map(view: View, said: Answer) -> None:
    assert said.picture is not None
    map_element.show(
        view,
        said.picture,
        "map",
        _MAP_HEIGHT,
        fly=False,
        selected=view.city if view.county_part in _OF_PREFECTURES else view.county,
        follow=_follow,
        look_inside=crumbs.look_inside,
    )


def _follow(code: str) -> None:
    """Put a clicked county, or a clicked prefecture, in focus."""
    if code in kept.vocabulary().counties:
        address.change(county=code)
    elif code in kept.vocabulary().cities:
        address.change(city=code)


def _rate(view: View) -> None:
    """How much of what is marked chance may have marked, over the charts."""
    words = Words(view.language)
    st.segmented_control(
        words("counties.rate"),
        RATES,
        format_func=lambda rate: words("counties.rate_of", rate=rate),
        required=True,
        **controls.bind("rate", view.rate),
    )


_BESIDE: dict[str, Callable[[View], None]] = {"map": card.draw, "spots": _rate}


def _chips(view: View, words: Words) -> None:
    """What is compared, each with a way out of it."""
    with st.container(key="chips", horizontal=True, vertical_alignment="center", gap="small"):
        for one in compared.members(view):
            st.button(
                plain(one.name),
                key=f"compared_{one.code}",
                icon=":material/close:",
                icon_position="right",
                help=words("controls.remove", name=plain(one.name)),
                on_click=card.take_out,
                args=(one.code,),
            )
        if len(view.counties) >= MOST_COMPARED:
            st.caption(words("counties.full", n=MOST_COMPARED))


def _examples(view: View) -> None:
    """Comparisons that are one click away; of the prefecture looked at, its counties first."""
    units = counties_kept.units()
    own = tuple(sorted(units.index[units["city_code"] == view.inside]))[:MOST_COMPARED]
    with st.container(key="county_examples", horizontal=True, gap="small"):
        for codes in (*([own] if len(own) >= compared.LEAST else []), *_EXAMPLES):
            shown = view.but(counties=codes)
            names = " · ".join(one.name for one in compared.members(shown))
            address.link_here(shown, names, f"example_{'_'.join(codes)}")
