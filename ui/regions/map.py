"""The map of the regions screen: whatever a panel says of each city, painted and explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from pandas import Series

from geo.legend import Legend, Square
from geo.map_layers import MapPaint
from geo.palettes import Ramp
from ui.address.view import View
from ui.figures.among import cluster_members
from ui.figures.names import group_names
from ui.map import element as map_element
from ui.map import legend
from ui.page import look
from ui.regions.inputs import Inputs

HEIGHT = 520
FIRST_CHOSEN = (
    "yangtze_river_delta",
    "pearl_river_delta",
    "beijing_tianjin_hebei",
    "chengdu_chongqing",
)


@dataclass(frozen=True)
class Painting:
    """What a panel paints.

    Attributes
    ----------
    title : of the legend, with unit and year
    classes : Series of int, index city_code over all units, −1 without data
    colours, names : of each class; an empty name keeps a class out of the legend
    labels : city_code → what the map says of a city
    outline : clusters drawn as outlines
    focus : units to fly to
    note : what must be known to read the colours
    square : the legend of two measures, or None
    """

    title: str
    classes: Series
    colours: Ramp
    names: tuple[str, ...]
    labels: Mapping[str, str]
    outline: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    note: str = ""
    square: Square | None = None


def outlined(view: View) -> tuple[str, ...]:
    """Return the chosen clusters: the View's, or the four that are chosen at first."""
    return view.outline or FIRST_CHOSEN


def draw(inputs: Inputs, painting: Painting) -> None:
    """Draw the map with its legend; clicking a unit puts it in focus everywhere."""
    names = group_names("cluster", inputs.catalogue, inputs.words)
    members = cluster_members(painting.outline, inputs.catalogue)
    codes = {str(code): int(place) for code, place in painting.classes.items()}
    paint = MapPaint(
        classes=codes,
        colours=painting.colours,
        labels=dict(painting.labels),
        caption=painting.title,
        no_data_text=inputs.words("common.no_data"),
        outside_text=inputs.words("common.outside"),
        faded=frozenset(codes) - inputs.among,
        selected=inputs.view.city,
        outlined={names[cluster]: codes for cluster, codes in members.items()},
        focus=painting.focus or map_element.focus(inputs.view, inputs.among),
        theme=look.theme(),
    )
    with st.container(key="regions_map_area"):
        map_element.mount(inputs.view, paint, "regions_map", HEIGHT)
        legend.draw(_legend(inputs, painting), painting.colours, look.theme())


def _legend(inputs: Inputs, painting: Painting) -> Legend:
    return legend.class_legend(
        painting.title,
        painting.names,
        inputs.of_selection(painting.classes),
        inputs.words,
        whole=not inputs.view.filters,
        note=painting.note,
        square=painting.square,
    )
