"""The map of the regions screen: whatever a panel says of each city, painted and explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st
from pandas import Series

from geo.map_layers import MapPaint
from ui import frame, map_element
from ui.labels import group_names
from ui.markup import element, text
from ui.regions_inputs import Inputs
from ui.selection import cluster_members
from ui.view import View
from ui.words import Words

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
    square : a drawn legend in place of the list, or ""
    """

    title: str
    classes: Series
    colours: tuple[str, ...]
    names: tuple[str, ...]
    labels: Mapping[str, str]
    outline: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    square: str = field(default="", repr=False)


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
        theme=frame.theme(),
    )
    with st.container(key="regions_map_area"):
        map_element.mount(inputs.view, paint, "regions_map", HEIGHT)
        with st.container(key="regions_legend"):
            st.html(_legend(painting, inputs.of_selection(painting.classes), inputs.words))


def _legend(painting: Painting, among: Series, words: Words) -> str:
    counts = among.value_counts()
    rows = [
        _row(colour, name, int(counts.get(place, 0)))
        for place, (colour, name) in enumerate(zip(painting.colours, painting.names, strict=True))
        if name
    ]
    title = element("div", text(painting.title), class_="legend-title")
    listed = "" if painting.square else "".join(rows[::-1])
    missing = _row("nodata", words("atlas.legend_no_data"), int(counts.get(-1, 0)))
    return title + painting.square + element("div", listed + missing, class_="legend-list")


def _row(colour: str, name: str, count: int) -> str:
    plain = colour == "nodata"
    swatch = element(
        "span",
        class_=f"swatch {colour if plain else ''}",
        style=None if plain else f"background:{colour}",
    )
    return swatch + element("span", text(name)) + element("span", text(count), class_="count")
