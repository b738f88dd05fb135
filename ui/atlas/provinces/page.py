"""The atlas by province on the page: map, card, and a bar for each province."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui.address.view import FILTERS, View
from ui.atlas.provinces.figures import Provinces, provinces_of
from ui.charts import draw as charts
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import city_names
from ui.map import element as map_element
from ui.page import address, controls, levels, look, sources, tables
from ui.page.markup import element, text
from ui.take import place_report
from ui.words import numbers
from ui.words.texts import Words


def draw(view: View, said: Answer) -> None:
    """Draw the answer, and the controls that act on it."""
    words = Words(view.language)
    province = _focused(view)
    main, beside = look.map_and_side()
    with main:
        levels.draw(view, "atlas")
        look.headline(said)
        _map(view, said, province)
        for note in said.notes:
            st.html(element("p", text(note), class_="source-line"))
        sources.line(said.sources, words)
    with beside:
        _card(view, province, words)
        for chart in said.charts:
            st.html(element("h2", text(chart.title), class_="side-title"))
            charts.draw(chart, "provinces", province, _choose)
    for place, table in enumerate(said.tables):
        tables.draw(table, words, f"provinces_{place}")
    with st.sidebar:
        controls.find_city(view)
        controls.measure(view)
        controls.filters(view)
        controls.colouring(view, levels_alone=True)


def _focused(view: View) -> str:
    """The province of the city in focus."""
    return str(provinces_of(view).of[view.city]) if view.city else ""


def _map(view: View, said: Answer, province: str) -> None:
    assert said.picture is not None
    picture = said.picture
    if province:
        # Without a name, which the map has already.
        marked = {"": tuple(sorted(provinces_of(view).members(province)))}
        picture = replace(picture, paint=picture.paint.seen(outlined=marked))
    map_element.show(
        view, picture, "map", fly=False, selected=None, follow=_focus, look_inside=_inside
    )


def _focus(code: str) -> None:
    if code in kept.vocabulary().cities:
        address.change(city=code)


def _choose(province: str) -> None:
    """A province is in focus by its seat."""
    cities = kept.catalogue().cities
    own = cities[cities["province_code"] == province]
    seat = own["city_code"][own["provincial_capital"] == 1]
    address.change(city=str((seat if len(seat) else own["city_code"]).iloc[0]))


def _inside(code: str) -> None:
    """The prefectures of a province that was clicked twice."""
    if code in kept.vocabulary().cities:
        province = str(kept.catalogue().cities.set_index("city_code")["province_code"][code])
        address.settle(_prefectures(address.current_view(), province))


def _prefectures(view: View, province: str) -> View:
    others = dict.fromkeys(FILTERS, ())
    return view.but(**others).but(units=levels.PREFECTURE, province=(province,))


def _card(view: View, province: str, words: Words) -> None:
    with st.container(key="city_card", border=True):
        if not province:
            st.html(element("p", text(words("atlas.province_choose")), class_="muted"))
            return
        of = provinces_of(view)
        told = _told(of, province)
        st.html(
            element("h2", text(of.names[province]), class_="city-name")
            + element("p", element("strong", text(of.name)), element("br"), text(told))
            + _ends(of, province)
        )
        label = words("atlas.province_prefectures", n=len(of.members(province)))
        address.link_here(_prefectures(view, province), label, "province_prefectures")
        within = view.but(inside=province, county=None, county_part="map")
        address.link(within, "counties", words("page.look_inside"), ":material/arrow_downward:")
        place_report.of(view, "province", province)


def _told(of: Provinces, province: str) -> str:
    row, words = of.rows[province], of.words
    if row["value"] != row["value"]:
        return words("common.no_data")
    place = numbers.rank(int(row["rank"]), int(of.table["value"].count()), words)
    return f"{of.said(row['value'])} ({of.measured.year}) · {place}"


def _ends(of: Provinces, province: str) -> str:
    """Between which of its prefectures its figure lies."""
    values = of.measured.values[list(of.members(province))].dropna().sort_values()
    if len(values) < 2 or values.iloc[0] == values.iloc[-1] or of.measured.unit == "0/1":
        return ""
    names = city_names(kept.catalogue(), of.words)
    said = of.words(
        "atlas.province_ends",
        low=names[str(values.index[0])],
        low_value=of.said(float(values.iloc[0])),
        high=names[str(values.index[-1])],
        high_value=of.said(float(values.iloc[-1])),
    )
    return element("p", text(said), class_="muted")
