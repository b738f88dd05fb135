"""The screen of counties: a map, the way back up, the county in focus, the highest."""

from __future__ import annotations

import streamlit as st

from ui.address.view import COUNTY_PARTS, View
from ui.charts import draw as charts
from ui.counties.chosen import chosen
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.names import measure_names, place_name
from ui.figures.names import city_names, group_names
from ui.map import element as map_element
from ui.page import address, controls, look, sources, tables
from ui.page.markup import element, plain, text
from ui.words.texts import Words

_MAP_HEIGHT = 560


def choices(view: View) -> None:
    """Draw the controls at the side: what is shown, where, and how it is coloured."""
    words, catalogue = Words(view.language), kept.catalogue()
    named = measure_names(catalogue, words)
    st.selectbox(
        words("counties.measure"),
        list(named),
        format_func=lambda code: plain(named[code]),
        **controls.bind("county_measure", view.county_measure),
    )
    places = _places(view)
    st.selectbox(
        words("counties.inside"),
        list(places),
        format_func=places.__getitem__,
        **controls.bound("control_inside", view.inside, _go),
    )
    controls.colouring(view)


def _places(view: View) -> dict[str, str]:
    """Code → name of the nation, of provinces and of prefectures, in that order."""
    words, catalogue = Words(view.language), kept.catalogue()
    provinces = group_names("province", catalogue, words)
    return {"": words("counties.nation"), **provinces, **city_names(catalogue, words)}


def switch(view: View) -> None:
    """Draw the choice of the part of the screen, and the way back up."""
    words = Words(view.language)
    with st.container(key="county_bar", horizontal=True, vertical_alignment="center"):
        controls.switch(
            "county_part",
            view.county_part,
            COUNTY_PARTS,
            words("counties.part"),
            lambda part: words(f"counties.part_{part}"),
        )
        address.link(view, "atlas", words("counties.to_prefectures"), ":material/arrow_upward:")
        if view.county_part == "map":
            _crumbs(view, words)


def _crumbs(view: View, words: Words) -> None:
    """Nation › province › prefecture, each a step back."""
    for place in _above(view.inside):
        name = place_name(place, kept.catalogue(), words) if place else words("counties.nation")
        if place == view.inside:
            st.html(element("span", text(name), class_="crumb", aria_current="page"))
        else:
            st.button(
                plain(f"{name} ›"),
                key=f"crumb_{place}",
                type="tertiary",
                on_click=_go,
                args=(place,),
            )


def _above(place: str) -> list[str]:
    """The nation, the province and the prefecture above a place, itself the last."""
    if not place:
        return [""]
    cities = kept.catalogue().cities.set_index("city_code")
    province = str(cities["province_code"].get(place, place))
    return list(dict.fromkeys(("", province, place)))


def _go(place: str) -> None:
    address.change(inside=place, county=None)


def draw(view: View, said: Answer) -> None:
    """Draw an answer: map and chart beside each other, then notes, table and sources."""
    words = Words(view.language)
    main, side = look.map_and_side()
    with main:
        look.headline(said)
        if said.picture is not None:
            _map(view, said)
        for note in said.notes:
            st.html(element("p", text(note), class_="source-line"))
        sources.line(said.sources, words)
    with side:
        if view.county_part == "map":
            _card(view, words)
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
        selected=view.county if view.county_part == "map" else view.city,
        follow=_follow,
    )


def _follow(code: str) -> None:
    """Put a clicked county, or a clicked prefecture, in focus."""
    if code in kept.vocabulary().counties:
        address.change(county=code)
    elif code in kept.vocabulary().cities:
        address.change(city=code)


def _card(view: View, words: Words) -> None:
    """The county in focus: its figure, where it lies, and its prefecture one click away."""
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


def _to_prefecture(view: View, city: str, words: Words) -> None:
    label = words("counties.only_in", place=place_name(city, kept.catalogue(), words))
    if view.inside != city:
        st.button(plain(label), key="only_in", on_click=_go, args=(city,))
    address.link(
        view.but(city=city), "city", words("page.open_profile"), icon=":material/arrow_forward:"
    )
