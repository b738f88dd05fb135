"""The way back up: nation, province and prefecture, each a step."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.figures import kept
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.names import place_name
from ui.page import address
from ui.page.markup import element, plain, text
from ui.words.texts import Words


def draw(view: View) -> None:
    """Draw nation › province › prefecture, the shown one last."""
    words = Words(view.language)
    for place in above(view.inside):
        name = place_name(place, kept.catalogue(), words) if place else words("counties.nation")
        if place == view.inside:
            st.html(element("span", text(name), class_="crumb", aria_current="page"))
        else:
            st.button(
                plain(f"{name} ›"),
                key=f"crumb_{place}",
                type="tertiary",
                on_click=go,
                args=(place,),
            )


def above(place: str) -> list[str]:
    """Return the nation, the province and the prefecture above a place, itself the last."""
    if not place:
        return [""]
    cities = kept.catalogue().cities.set_index("city_code")
    province = str(cities["province_code"].get(place, place))
    return list(dict.fromkeys(("", province, place)))


def go(place: str) -> None:
    """Show the counties of a place, or of the nation."""
    address.change(inside=place, county=None)


def look_inside(code: str) -> None:
    """Show the counties of a prefecture, or of that in which a county lies, on their map."""
    known = kept.vocabulary()
    if code in known.counties:
        address.change(inside=around(code), county=code, county_part="map")
    elif code in known.cities:
        address.change(inside=code, county=None, county_part="map")


def around(county: str) -> str:
    """Return the prefecture that a county lies in, or the province that governs it directly."""
    row = counties_kept.units().loc[county]
    return str(row["city_code"] if isinstance(row["city_code"], str) else row["province_code"])
