"""The map of the regions screen: whatever a panel says of each city, painted and explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pandas import Series

from geo.legend import Legend, Square
from geo.map_layers import MapPaint
from geo.palettes import Ramp
from geo.picture import MapPicture
from ui.address.view import View
from ui.figures.among import cluster_members
from ui.figures.names import group_names
from ui.map import legend
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
    without : what the colour of no data stands for, where not for that alone
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
    without: str = ""


def outlined(view: View) -> tuple[str, ...]:
    """Return the chosen clusters: the View's, or the four that are chosen at first."""
    return view.outline or FIRST_CHOSEN


def picture(inputs: Inputs, painting: Painting) -> MapPicture:
    """Return the map of an answer: units outside the filters faded, chosen clusters outlined.

    It knows no reader's theme and no city in focus.
    """
    words, codes = inputs.words, {str(code): int(n) for code, n in painting.classes.items()}
    focus = painting.focus or (tuple(sorted(inputs.among)) if inputs.view.filters else ())
    paint = MapPaint(
        classes=codes,
        colours=painting.colours,
        labels=dict(painting.labels),
        caption=painting.title,
        no_data_text=painting.without or words("common.no_data"),
        outside_text=words("common.outside"),
        faded=frozenset(codes) - inputs.among,
        outlined=_outlines(inputs, painting.outline),
        focus=focus,
    )
    return MapPicture(
        paint, inputs.view.language, legend=_legend(inputs, painting), whole=not focus
    )


def _outlines(inputs: Inputs, clusters: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    names = group_names("cluster", inputs.catalogue, inputs.words)
    members = cluster_members(clusters, inputs.catalogue)
    return {names[cluster]: codes for cluster, codes in members.items()}


def _legend(inputs: Inputs, painting: Painting) -> Legend:
    return legend.class_legend(
        painting.title,
        painting.names,
        inputs.of_selection(painting.classes),
        inputs.words,
        whole=not inputs.view.filters,
        note=painting.note,
        square=painting.square,
        without=painting.without,
    )
