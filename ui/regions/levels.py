"""The measure itself on the map, and what the map says of each city."""

from __future__ import annotations

from pandas import Series

from ui.figures import kept
from ui.figures.measured import gap_text, value_text
from ui.map.legend import class_range
from ui.regions.inputs import Inputs
from ui.regions.map import Painting
from ui.words import numbers


def title(inputs: Inputs) -> str:
    """Return the measure's name and year, as it stands over a legend."""
    return inputs.words("regions.titled", name=inputs.measure_name, year=inputs.measured.year)


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
    measured, words = inputs.measured, inputs.words
    classed = kept.classed(inputs.view)
    ranges = tuple(
        class_range(low, high, measured, classed, words)
        for low, high in zip(classed.classes.lower, classed.classes.upper, strict=True)
    )
    unit = numbers.unit_name(measured.unit, words)
    return Painting(
        title=inputs.words("regions.kind_of", name=title(inputs), n=unit)
        if unit
        else title(inputs),
        classes=classed.classes.index,
        colours=classed.colours.first(len(ranges)),
        note=_note(inputs),
        names=ranges,
        labels=labels(inputs),
        outline=outline,
        focus=focus,
    )


def _note(inputs: Inputs) -> str:
    """Which side is better, where less is."""
    less = inputs.measured.direction < 0 and inputs.measured.unit != "0/1"
    return inputs.words("map.legend_less_is_better") if less else ""
