"""The measure itself on the map, and what the map says of each city."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pandas import Series

from exports.charts.scale import Axis
from ui.figures.classes import kept as classes_kept
from ui.figures.value_text import gap_text, value_text
from ui.map import legend
from ui.regions.inputs import Inputs
from ui.regions.map import Painting
from ui.words import numbers


def title(inputs: Inputs) -> str:
    """Return the measure's name and year, as it stands over a legend."""
    return inputs.words("regions.titled", name=inputs.measure_name, year=inputs.measured.year)


def axis(inputs: Inputs, values: Iterable[float], unit: str | None = None) -> Axis:
    """Return the axis of the measure, with as many digits as its figures need.

    Parameters
    ----------
    unit : where the figures are in another one than the measure's
    """
    unit = inputs.measured.unit if unit is None else unit
    largest = max((abs(value) for value in values if not math.isnan(value)), default=0.0)
    said = numbers.unit_name(unit, inputs.words)
    return Axis(
        title=title(inputs) if said in ("", "%") else _with_unit(inputs, said),
        decimals=0 if largest >= 1000 else 1 if largest >= 10 or unit == "%" else 2,
        unit="%" if unit == "%" else "",
    )


def _with_unit(inputs: Inputs, unit: str) -> str:
    return inputs.words("regions.of_level", name=title(inputs), level=unit)


def labels(inputs: Inputs, also: Series | None = None) -> dict[str, str]:
    """Return what the map says of each unit: its value, or why there is none.

    Parameters
    ----------
    also : Series of text, index city_code: said after the value
    """
    measured, words = inputs.measured, inputs.words
    said: dict[str, str] = {}
    for code in measured.values.index:
        if code in measured.gaps.index:
            said[code] = f"{words('common.no_data')}: {gap_text(measured, code, words)}"
        else:
            extra = f" · {also[code]}" if also is not None and code in also.index else ""
            said[code] = value_text(measured, code, words) + extra
    return said


def painting(
    inputs: Inputs, outline: tuple[str, ...] = (), focus: tuple[str, ...] = ()
) -> Painting:
    """Return the map of the measure in its classes, as on the atlas."""
    measured, words, classed = inputs.measured, inputs.words, classes_kept.classed(inputs.view)
    said = legend.measure_legend(measured, classed, words, whole=not inputs.view.filters)
    ranges = legend.class_ranges(measured, classed, words)
    return Painting(
        title=words("regions.of_level", name=inputs.measure_name, level=said.title),
        classes=classed.classes.index,
        colours=classed.colours.first(len(ranges)),
        note=said.note,
        names=ranges,
        labels=labels(inputs),
        outline=outline,
        focus=focus,
    )
