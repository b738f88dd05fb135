"""The map on a screen: what changes goes to the browser, the shapes stay there."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit_folium import st_folium

from geo.map_layers import MapPaint, clicked, national_map, paint_layer
from geo.picture import MapPicture
from ui.address.view import View
from ui.figures import kept
from ui.figures.classed import Classed
from ui.figures.measured import Measured
from ui.figures.space import kept as space_kept
from ui.map import legend
from ui.map.paint import paint_units
from ui.page import address, look

# CSS stretches the map of the atlas to the window; this is the height without it.
_HEIGHT = 560


def draw(view: View, measured: Measured, among: frozenset[str], classed: Classed) -> None:
    """Draw the national map; clicking a unit puts it in focus.

    Parameters
    ----------
    measured : what the tooltips say
    among : units that pass the filters; the others are faded
    classed : what the colours say
    """
    paint = paint_units(view, measured, classed, kept.catalogue(), among)
    mount(view, replace(paint, focus=focus(view, among), theme=look.theme()), "map", _HEIGHT)


def show(
    view: View,
    picture: MapPicture,
    key: str,
    height: int = _HEIGHT,
    fly: bool = True,
    series: str = "",
) -> None:
    """Draw the map of an answer with its legend; clicking a unit puts it in focus.

    Parameters
    ----------
    key : of its own on the page; the style sheet stretches the area ``KEY_area``
    fly : to a city just chosen elsewhere; else the map stays where the picture shows it
    series : key of the years that can be stepped through: `ui.map.years`
    """
    theme = look.theme()
    paint = replace(picture.paint, selected=view.city, theme=theme, series=series)
    if fly and view.city and st.session_state.get("fly_to") == view.city:
        paint = replace(paint, focus=(view.city,))
    with st.container(key=f"{key}_area"):
        mount(view, paint, key, height)
        if picture.legend is not None:
            legend.draw(picture.legend, paint.colours, theme)


def mount(view: View, paint: MapPaint, key: str, height: int) -> None:
    """Put a painted map on the page; clicking a unit puts it in focus."""
    st_folium(
        national_map(view.language, space_kept.boundaries()),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=paint_layer(paint),
        on_change=lambda: _follow_click(key),
    )


def _follow_click(key: str) -> None:
    click = clicked(st.session_state[key])
    if click and click.city_code in kept.vocabulary().cities:
        address.change(city=click.city_code)


def focus(view: View, among: frozenset[str]) -> tuple[str, ...]:
    """Return what to fly to: the city just chosen elsewhere, else the units filtered for."""
    if view.city and st.session_state.get("fly_to") == view.city:
        return (view.city,)
    return tuple(sorted(among)) if view.filters else ()
