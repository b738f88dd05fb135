"""The map on a screen: what changes goes to the browser, the shapes stay there."""

from __future__ import annotations

from collections.abc import Callable

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
    selected: str | None = None,
    follow: Callable[[str], None] | None = None,
    legend_key: str = "legend",
    look_inside: Callable[[str], None] | None = None,
) -> None:
    """Draw the map of an answer with its legend; clicking a unit puts it in focus.

    Parameters
    ----------
    key : of its own on the page; the style sheet stretches the area ``KEY_area``
    fly : to a city just chosen elsewhere; else the map stays where the picture shows it
    series : key of the years that can be stepped through: `ui.map.years`
    selected, follow : the unit in focus, and what is done with a clicked one, where units
        are not those of the View's city
    legend_key : of its own on the page, where there are several maps
    look_inside : what is done with a unit that is clicked twice in a row
    """
    theme = look.theme()
    focused = view.city if follow is None else selected
    paint = picture.paint.seen(
        selected=focused, theme=theme, series=series, opens=look_inside is not None
    )
    if fly and view.city and st.session_state.get("fly_to") == view.city:
        paint = paint.seen(focus=(view.city,))
    with st.container(key=f"{key}_area"):
        mount(view, paint, key, height, follow or _focus, look_inside)
        if picture.legend is not None:
            legend.draw(picture.legend, paint.colours, theme, picture.spoken, legend_key)


def mount(
    view: View,
    paint: MapPaint,
    key: str,
    height: int,
    follow: Callable[[str], None],
    look_inside: Callable[[str], None] | None = None,
) -> None:
    """Put a painted map on the page; `follow` is called with the code of a clicked unit."""
    map_ = mounted(view.language, key)
    map_.draw(paint, height=height, on_change=lambda: _follow_click(map_.name, follow, look_inside))


def _follow_click(
    name: str, follow: Callable[[str], None], look_inside: Callable[[str], None] | None
) -> None:
    if click := clicked(st.session_state[name]):
        (look_inside if look_inside and click.twice else follow)(click.city_code)


def _focus(code: str) -> None:
    if code in kept.vocabulary().cities:
        address.change(city=code)
