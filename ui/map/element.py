"""The map on a screen: what changes goes to the browser, the shapes stay there."""

from __future__ import annotations

import streamlit as st

from geo.map_layers import MapPaint, clicked
from geo.picture import MapPicture
from ui.address.view import View
from ui.figures import kept
from ui.map import legend
from ui.map.kept import mounted
from ui.page import address, look

# CSS stretches the map of the atlas to the window; this is the height without it.
_HEIGHT = 560


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
    paint = picture.paint.seen(selected=view.city, theme=theme, series=series)
    if fly and view.city and st.session_state.get("fly_to") == view.city:
        paint = paint.seen(focus=(view.city,))
    with st.container(key=f"{key}_area"):
        mount(view, paint, key, height)
        if picture.legend is not None:
            legend.draw(picture.legend, paint.colours, theme)


def mount(view: View, paint: MapPaint, key: str, height: int) -> None:
    """Put a painted map on the page; clicking a unit puts it in focus."""
    map_ = mounted(view.language, key)
    map_.draw(paint, height=height, on_change=lambda: _follow_click(map_.name))


def _follow_click(name: str) -> None:
    click = clicked(st.session_state[name])
    if click and click.city_code in kept.vocabulary().cities:
        address.change(city=click.city_code)
