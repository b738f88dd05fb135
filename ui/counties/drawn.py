"""Counties on a map: whatever a part of the screen says of each, painted and explained."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pandas import Series

from geo.build import COUNTIES
from geo.legend import Square
from geo.map_layers import MapPaint
from geo.palettes import Ramp
from geo.picture import MapPicture
from geo.spoken import Extent
from ui.counties.chosen import Chosen
from ui.map.legend import class_legend


@dataclass(frozen=True)
class Painting:
    """What is painted.

    Attributes
    ----------
    title, caption : of the legend, and what a tooltip calls its figure
    classes : Series of int over every county unit, −1 without data
    colours, names : of each class; an empty name keeps a class out of the legend
    labels : unit → what the map says of it
    among : the units that are not faded and are flown to; all where None
    square : the legend of two measures
    extent : the ends and the middle of what is painted, for who hears the map
    """

    title: str
    caption: str
    classes: Series
    colours: Ramp
    names: tuple[str, ...]
    labels: Mapping[str, str]
    among: Collection[str] | None = None
    square: Square | None = None
    extent: Extent | None = None


def picture(of: Chosen, painting: Painting) -> MapPicture:
    """Return the map of counties, those that are not meant faded."""
    words, view, index = of.words, of.view, painting.classes
    every = frozenset(map(str, index.index))
    among = every if painting.among is None else every & frozenset(painting.among)
    whole = painting.among is None
    paint = MapPaint(
        classes={str(code): int(place) for code, place in index.items()},
        colours=painting.colours,
        labels=painting.labels,
        caption=painting.caption,
        no_data_text=words("common.no_data"),
        outside_text=words("county.outside"),
        faded=every - among,
        selected=view.county,
        focus=() if whole else tuple(sorted(among)),
        shape=COUNTIES,
    )
    passing = index[index.index.isin(among)]
    legend = class_legend(
        painting.title, painting.names, passing, words, whole=False, square=painting.square
    )
    return MapPicture(paint, view.language, legend=legend, whole=whole, extent=painting.extent)
