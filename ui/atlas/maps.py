"""The map of the atlas with what changes it, or two maps side by side."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.picture import MapPicture
from ui.address.view import View
from ui.atlas import shape
from ui.atlas.annotate import panel
from ui.atlas.beside import control
from ui.figures.answer import Answer
from ui.map import element as map_element
from ui.map import first, years
from ui.page import inside
from ui.page.markup import element, text


def draw(view: View, said: Answer) -> None:
    """Draw the map of an answer, or both of its maps."""
    if said.picture is None:
        return
    if panel.is_open():
        panel.add(view)
    _tools(view)
    if said.beside is None:
        _map(view, said.picture, "map")
        return
    with st.container(key="beside_maps"):
        left, right = st.columns(2, gap="small")
    with left:
        _name(said.picture)
        _map(view, said.picture, "map")
    with right:
        _name(said.beside)
        _map(view, said.beside, "map_beside")


def _tools(view: View) -> None:
    """Draw what changes the map; the style sheet lays it over a corner of it."""
    with st.container(key="map_tools", horizontal=True, gap="small"):
        if first.comes_first():
            return
        panel.switch(view)
        control.draw(view)
        shape.switch(view)


def _map(view: View, picture: MapPicture, key: str) -> None:
    """One map; while it is written on, a click tells a place and puts no unit in focus."""
    first = key == "map"
    writing = panel.is_open()
    map_element.show(
        view,
        replace(picture, paint=picture.paint.seen(placing=True)) if writing else picture,
        key,
        series=years.key_of(view) if first else "",
        look_inside=None if writing else inside.ask,
        legend_key="legend" if first else f"legend_{key}",
        selected=view.city,
        follow=panel.place if writing else None,
    )


def _name(picture: MapPicture) -> None:
    st.html(element("p", text(picture.subtitle), class_="beside-name"))
