"""What the answers of the six panels share: the index by name, its sources, its maps."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pandas import DataFrame, Series

from exports.content import Table
from geo.map_layers import MapPaint
from geo.palettes import Ramp
from geo.picture import MapPicture
from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.cells import file_table
from ui.figures.choices import Choice, describe
from ui.map.legend import class_legend
from ui.words.texts import Words

_MOST_CHANGES, _LONGEST_VALUE = 3, 30
# Choices whose value says what it is a value of.
_METHODS = ("framework", "normalisation", "weighting", "aggregation")


def index_title(view: View) -> str:
    """Return what the index is called, its year and, where it has no name, what is changed."""
    words = Words(view.language)
    name = view.choices_name or words("common.index")
    dated = words("index_lab.dated", name=name, year=view.choices.year)
    changed = [] if view.choices_name else _changes(view, words)
    if not changed:
        return dated
    told = words("index_lab.separator").join(changed[:_MOST_CHANGES])
    more = "…" if len(changed) > _MOST_CHANGES else ""
    return words("index_lab.own_choices", index=dated, changes=told + more)


def _changes(view: View, words: Words) -> list[str]:
    """What differs from the default: a method by its name, a list of weights by its heading."""
    stated = describe(view.choices, kept.catalogue(), words)
    return [_change(one, words) for one in stated if one.changed and one.field != "year"]


def _change(one: Choice, words: Words) -> str:
    if one.field in _METHODS:
        return one.value
    if len(one.value) > _LONGEST_VALUE:
        return one.what
    return words("choices.choice", what=one.what, value=one.value)


def index_sources(view: View) -> tuple[str, ...]:
    """Return the sources of the index of a View."""
    return kept.measure(INDEX, view.choices.year, view.choices).sources


def class_picture(
    classes: Series,
    colours: Ramp,
    names: Sequence[str],
    labels: Mapping[str, str],
    caption: str,
    heading: str,
    words: Words,
) -> MapPicture:
    """Return the map of classes of this screen's own, with its legend.

    Parameters
    ----------
    classes : Series of int, the place in `colours` of each unit, −1 for no data
    names : of each class, in ascending order
    labels : what the pointer is told of each unit that has a class
    caption, heading : of the map and of its legend
    """
    paint = MapPaint(
        classes={str(code): int(place) for code, place in classes.items()},
        colours=colours,
        labels=labels,
        caption=caption,
        no_data_text=words("common.no_data"),
        outside_text=words("common.outside"),
    )
    legend = class_legend(heading, names, classes, words)
    return MapPicture(paint=paint, language=words.language, legend=legend)


def whole_ranges(lower: tuple[float, ...], upper: tuple[float, ...], words: Words) -> list[str]:
    """Return classes of whole numbers by the first and the last that each holds.

    Examples
    --------
    >>> whole_ranges((3.0, 10.0, 12.0), (10.0, 12.0, 40.0), Words("en"))
    ['3 – 10', '11 – 12', '13 – 40']
    """
    firsts = [math.ceil(lower[0]), *(math.floor(low) + 1 for low in lower[1:])] if lower else []
    lasts = [math.floor(high) for high in upper]
    return [
        f"{low}{words.manner.to}{high}" if low < high else str(high)
        for low, high in zip(firsts, lasts, strict=True)
    ]


def table_of(title: str, frame: DataFrame, decimals: Sequence[int | None]) -> Table:
    """Return a frame, without its index, as a table with the digits each column is shown with."""
    return replace(file_table(title, frame), decimals=tuple(decimals))
