"""The legend: what each colour stands for and how many units have it, as a value and drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import streamlit as st
from pandas import Series

from geo.chart_colours import is_pale
from geo.classes.classify import Classes
from geo.legend import NO_DATA, OUTSIDE, Legend, LegendRow, Square
from geo.palettes import Ramp
from ui.figures.classed import Classed
from ui.figures.measured import HISTORY, Measured
from ui.figures.space import kept as space_kept
from ui.page.markup import Theme, element, text
from ui.target import words as target_words
from ui.words import numbers
from ui.words.texts import Words

# As many as answers that have one.
_KEPT = 200


def measure_legend(measured: Measured, classed: Classed, words: Words, whole: bool) -> Legend:
    """Return the legend of a measure's classes.

    Parameters
    ----------
    whole : no filter is set, so that what lies outside the data is counted too
    """
    if classed.targets is not None:
        return _target_legend(measured, classed, words, whole)
    names = class_ranges(measured, classed, words)
    notes = []
    if classed.over:
        first, last = classed.over
        key = "map.legend_over_spans" if measured.since else "map.legend_over"
        notes.append(words(key, first=first, last=last, since=measured.since))
    if classed.classes.fewer:
        notes.append(words("map.legend_fewer", n=len(classed.classes.upper)))
    if measured.direction < 0 and measured.unit != "0/1":
        notes.append(words("map.legend_less_is_better"))
    if measured.measure.startswith(f"{HISTORY}."):
        notes.append(words("map.legend_history"))
    return class_legend(
        title(measured, classed, words),
        names,
        classed.among,
        words,
        whole,
        note=" ".join(notes),
        without=words("map.legend_not_comparable") if measured.since else "",
    )


def class_ranges(measured: Measured, classed: Classed, words: Words) -> tuple[str, ...]:
    """Return what each colour of a measure's classes stands for, in ascending order."""
    bounds = _bounds(measured, classed)
    return tuple(_range(low, high, measured, classed, words) for low, high in bounds)


def _bounds(measured: Measured, classed: Classed) -> list[tuple[float, float]]:
    return told_bounds(classed.classes, measured.known, "" if classed.signed else measured.unit)


def told_bounds(classes: Classes, known: Series, unit: str) -> list[tuple[float, float]]:
    """Return the ends of each class; of what is counted, one begins after the one below it ends.

    Parameters
    ----------
    known : what was cut into classes
    unit : of the figures
    """
    bounds = list(zip(classes.lower, classes.upper, strict=True))
    if unit != "count" or (known % 1 != 0).any():
        return bounds
    ends = [math.floor(high) for _, high in bounds]
    begins = [bounds[0][0], *(end + 1 for end in ends[:-1])] if bounds else []
    return [(min(pair), pair[1]) for pair in zip(begins, ends, strict=True)]


def _target_legend(measured: Measured, classed: Classed, words: Words, whole: bool) -> Legend:
    assert classed.targets is not None
    return class_legend(
        target_words.legend_title(classed.targets, measured.year, words),
        target_words.class_names(classed.targets, classed.classes.counts, words),
        classed.among,
        words,
        whole,
        without=words("target.without", year=measured.year),
    )


def class_legend(
    heading: str,
    names: Sequence[str],
    among: Series,
    words: Words,
    whole: bool = True,
    note: str = "",
    square: Square | None = None,
    without: str = "",
) -> Legend:
    """Return a legend of classes, the highest first, then no data and what lies outside the data.

    Parameters
    ----------
    names : of each class in ascending order; an empty name keeps a class out
    among : Series of int, the class of each unit that passes the filters
    without : what the colour of no data stands for, where not for that alone
    """
    counts = among.value_counts()
    rows = [
        LegendRow(place, name, int(counts.get(place, 0)))
        for place, name in enumerate(names)
        if name
    ]
    none = LegendRow(NO_DATA, without or words("map.legend_no_data"), int(counts.get(-1, 0)))
    # Of a part of the country, or among provinces, their number would be that of something else.
    count = space_kept.units_outside() if whole else None
    outside = LegendRow(OUTSIDE, words("map.legend_outside"), count)
    return Legend(heading, (*rows[::-1], none, outside), note, square)


def title(measured: Measured, classed: Classed, words: Words) -> str:
    """Return what the colours show: unit and year, or the median that differences are from."""
    if measured.since:
        kind = measured.unit if measured.unit in ("places", "relative") else "absolute"
        unit = numbers.unit_name("points" if measured.unit == "%" else measured.unit, words)
        return words(f"map.legend_change_{kind}", period=measured.period(words), unit=unit)
    if classed.median is not None:
        median = numbers.figure(classed.median, measured.unit, words)
        return words("map.legend_median", median=median)
    return numbers.unit_of_year(measured.unit, measured.year, words)


def _range(low: float, high: float, measured: Measured, classed: Classed, words: Words) -> str:
    """What a colour stands for: its bounds, or the one value it holds."""
    unit = measured.unit
    if unit == "0/1" and not classed.signed:
        return numbers.figure(high, unit, words)
    if unit == "places":
        # between whole numbers lie only halves
        bounds = [numbers.signed(end, "count", words) for end in (math.ceil(low), math.floor(high))]
    else:
        bounds = [_bound(bound, unit, classed.signed, words) for bound in (low, high)]
    return bounds[0] if bounds[0] == bounds[1] else words.manner.to.join(bounds)


def draw(legend: Legend, colours: Ramp, theme: Theme, spoken: str, key: str = "legend") -> None:
    """Draw a legend; the style sheet lays it over a corner of the map.

    Parameters
    ----------
    spoken : what the map shows, for who hears it
    key : of its own on the page, where there are several
    """
    with st.container(key=key):
        # In a box of its own: stepping through years draws the legend anew, and that alone.
        box = element("div", markup(legend, colours, theme))
        st.html(box + element("p", text(spoken), class_="heard"))


@lru_cache(_KEPT)
def markup(legend: Legend, colours: Ramp, theme: Theme) -> str:
    """Return a legend as markup."""
    head = element("div", text(legend.title), class_="legend-title")
    note = element("div", text(legend.note), class_="muted") if legend.note else ""
    square = "" if legend.square is None else _square(legend.square, colours, theme)
    rows = [
        _row(row, _background(row, colours, theme), legend)
        for row in legend.rows
        if legend.square is None or not isinstance(row.place, int)
    ]
    shape = "legend-rows" if legend.telling else "legend-rows without-bars"
    return head + note + square + element("div", *rows, class_=shape)


def in_line(legend: Legend, colours: Ramp, theme: Theme) -> str:
    """Return the classes of a legend in one line, for several small maps of one kind."""
    items = (
        element("span", class_="swatch", style=_background(row, colours, theme))
        + element("span", text(row.label))
        for row in legend.classes[::-1]
    )
    head = element("span", text(legend.title), class_="legend-title")
    return element("div", head, *items, class_="line-legend")


def _background(row: LegendRow, colours: Ramp, theme: Theme) -> str:
    """The colour of a row as a style; on a dark page with the one it has on paper."""
    shown = f"background:{row.background(colours, theme)}"
    return shown if theme == "light" else f"{shown};--on-paper:{row.background(colours, 'light')}"


def _row(row: LegendRow, background: str, legend: Legend) -> str:
    swatch = element("span", class_="swatch", style=background)
    count = "" if row.count is None else text(row.count)
    bar = _bar(row, background, legend) if legend.telling else ""
    return swatch + element("span", text(row.label)) + bar + element("span", count, class_="count")


def _bar(row: LegendRow, background: str, legend: Legend) -> str:
    largest = max(1, *(other.count or 0 for other in legend.rows))
    width = 100 * (row.count or 0) / largest
    filled = element("span", style=f"width:{width:.0f}%;{background}")
    return element("span", filled, class_="count-bar")


def _square(square: Square, colours: Ramp, theme: Theme) -> str:
    """Three by three fields with the cities in each; the second measure grows upwards."""
    cells = [
        element("span", text(square.counts[place]), style=_field(place, colours, theme))
        for row in (2, 1, 0)
        for place in (3 * row, 3 * row + 1, 3 * row + 2)
    ]
    up = element("div", text(f"↑ {square.second}"), class_="up")
    along = element("div", text(f"{square.first} →"), class_="along")
    return element("div", up, element("div", *cells, class_="cells"), along, class_="square")


def _field(place: int, colours: Ramp, theme: Theme) -> str:
    """The colours of a field and of its figure, as `_background` has them of a row."""
    shown, printed = colours.of(theme)[place], colours.light[place]
    style = f"background:{shown};color:{_ink(shown, theme)}"
    if theme == "light":
        return style
    return f"{style};--on-paper:{printed};--ink-on-paper:{_ink(printed, 'light')}"


def _ink(colour: str, theme: Theme) -> str:
    """What can be read on a field: dark letters on a pale one, on either page."""
    return "var(--ink)" if is_pale(colour) == (theme == "light") else "var(--paper)"


def _bound(value: float, unit: str, sign: bool, words: Words) -> str:
    if sign:
        plain = unit in ("%", "relative")
        return numbers.signed(value, "score" if plain else unit, words)
    if unit in ("%", *numbers.SCORES):
        return numbers.score(value)
    return numbers.number(value, words.language)
