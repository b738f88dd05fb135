"""The legend: what each colour stands for and how many units have it."""

from __future__ import annotations

import streamlit as st

from ui import figures
from ui.classed import Classed
from ui.markup import element, text
from ui.measure import Measured
from ui.view import View
from ui.words import Words

UNITS_OUTSIDE = 35


def draw(view: View, measured: Measured, classed: Classed) -> None:
    """Draw the legend with its histogram; it lies over a corner of the map."""
    words = Words(view.language)
    counts = classed.among.value_counts()
    largest = max(int(counts.max()) if len(counts) else 0, 1)
    rows = [
        _row(
            colour,
            class_range(low, high, measured, classed, words),
            int(counts.get(place, 0)),
            largest,
        )
        for place, (colour, low, high) in enumerate(
            zip(classed.colours, classed.classes.lower, classed.classes.upper, strict=False)
        )
    ]
    rows = rows[::-1]
    rows.append(_row("nodata", words("atlas.legend_no_data"), int(counts.get(-1, 0)), largest))
    rows.append(_row("outside", words("atlas.legend_outside"), UNITS_OUTSIDE, largest))
    with st.container(key="legend"):
        st.html(_title(measured, classed, words) + element("div", *rows, class_="legend-rows"))


def title(measured: Measured, classed: Classed, words: Words) -> str:
    """Return what the colours show: unit and year, or the median that differences are from."""
    if classed.median is not None:
        median = figures.figure(classed.median, measured.unit, words)
        return words("atlas.legend_median", median=median)
    return f"{figures.unit_name(measured.unit, words)}, {measured.year}".removeprefix(", ")


def _title(measured: Measured, classed: Classed, words: Words) -> str:
    note = words("atlas.legend_fewer", n=len(classed.classes.upper))
    extra = element("div", text(note), class_="muted") if classed.classes.fewer else ""
    heading = text(title(measured, classed, words))
    return element("div", heading, class_="legend-title") + extra


def _row(colour: str, label: str, count: int, largest: int) -> str:
    named = colour in ("nodata", "outside")
    style = None if named else f"background:{colour}"
    swatch = element("span", class_=f"swatch {colour if named else ''}", style=style)
    width = f"width:{100 * min(count / largest, 1):.0f}%;" + (
        "" if named else f"background:{colour}"
    )
    histogram = element("span", element("span", style=width), class_="count-bar")
    return (
        swatch
        + element("span", text(label))
        + histogram
        + element("span", text(count), class_="count")
    )


def class_range(low: float, high: float, measured: Measured, classed: Classed, words: Words) -> str:
    """Return what a colour stands for: its bounds, or the one value it holds."""
    if measured.unit == "0/1" and classed.median is None:
        return figures.figure(high, "0/1", words)
    sign = classed.median is not None
    bounds = [_bound(bound, measured.unit, sign, words) for bound in (low, high)]
    return bounds[0] if bounds[0] == bounds[1] else " – ".join(bounds)


def _bound(value: float, unit: str, sign: bool, words: Words) -> str:
    if sign:
        return figures.signed(value, "score" if unit == "%" else unit, words)
    return figures.score(value) if unit in ("score", "%") else figures.number(value, words.language)
