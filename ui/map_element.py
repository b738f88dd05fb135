"""The map on a screen: what changes goes to the browser, the shapes stay there."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit_folium import st_folium

from geo.map_layers import MapPaint, clicked, national_map, paint_layer
from ui import cached, frame
from ui.classed import Classed
from ui.markup import element, text
from ui.measure import Measured
from ui.painting import paint_units
from ui.view import INDEX, View
from ui.words import Words

# CSS stretches the map of the atlas to the window; these are the heights without it.
_HEIGHT = 560
_LOCATOR_HEIGHT = 320


def draw(view: View, measured: Measured, among: frozenset[str], classed: Classed) -> None:
    """Draw the national map; clicking a unit puts it in focus.

    Parameters
    ----------
    measured : what the tooltips say
    among : units that pass the filters; the others are faded
    classed : what the colours say
    """
    paint = paint_units(view, measured, classed, cached.catalogue(), among)
    mount(view, replace(paint, focus=focus(view, among), theme=frame.theme()), "map", _HEIGHT)


def draw_locator(view: View, city: str) -> None:
    """Draw a small map of a city among its neighbours, coloured by the index."""
    index = view.but(measure=INDEX, year=0)
    measured = cached.measure(INDEX, cached.years_of(INDEX)[-1], view.choices)
    classed = cached.classed(View(year=measured.year, choices=view.choices))
    paint = paint_units(index.but(outline=()), measured, classed, cached.catalogue())
    focus = (city, *cached.neighbours()[city])
    mount(view, replace(paint, focus=focus, theme=frame.theme()), "locator", _LOCATOR_HEIGHT)
    words = Words(view.language)
    st.html(element("p", text(words("city.locator", year=measured.year)), class_="muted bar-key"))


def mount(view: View, paint: MapPaint, key: str, height: int) -> None:
    """Put a painted map on the page; clicking a unit puts it in focus."""
    st_folium(
        national_map(view.language, cached.boundaries()),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=paint_layer(paint),
        on_change=lambda: _follow_click(key),
    )


def _follow_click(key: str) -> None:
    click = clicked(st.session_state[key])
    if click and click.city_code in cached.vocabulary().cities:
        frame.change(city=click.city_code)


def fly_to(city: str) -> None:
    """Let the map fly to a city that was chosen elsewhere; a click on the map moves nothing."""
    st.session_state["fly_to"] = city


def focus(view: View, among: frozenset[str]) -> tuple[str, ...]:
    """Return what to fly to: the city just chosen elsewhere, else the units filtered for."""
    if view.city and st.session_state.get("fly_to") == view.city:
        return (view.city,)
    return tuple(sorted(among)) if view.filters else ()
