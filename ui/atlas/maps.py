"""The map of the atlas with what changes it, or two maps side by side."""

from __future__ import annotations

import streamlit as st

from geo.picture import MapPicture
from ui.address.view import View
from ui.atlas import shape
from ui.atlas.beside import control
from ui.figures.answer import Answer
from ui.map import element as map_element
from ui.map import years
from ui.page.markup import element, text


def draw(view: View, said: Answer) -> None:
    """Draw the map of an answer, or both of its maps."""
    if said.picture is None:
        return
    _tools(view)
    series = years.key_of(view)
    if said.beside is None:
        map_element.show(view, said.picture, "map", series=series)
        return
    with st.container(key="beside_maps"):
        left, right = st.columns(2, gap="small")
    with left:
        _name(said.picture)
        map_element.show(view, said.picture, "map", series=series)
    with right:
        _name(said.beside)
        map_element.show(view, said.beside, "map_beside", legend_key="legend_beside")


def _tools(view: View) -> None:
    """Draw what changes the map; the style sheet lays it over a corner of it."""
    with st.container(key="map_tools", horizontal=True, gap="small"):
        control.draw(view)
        shape.switch(view)


def _name(picture: MapPicture) -> None:
    st.html(element("p", text(picture.subtitle), class_="beside-name"))
