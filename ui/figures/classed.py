"""The measure as it is painted: cut into classes, with a colour for each."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from pandas import Series

from geo import palettes
from geo.classify import Classes, classify
from ui.address.view import View
from ui.figures.measured import Measured

_OUTER_SHARE = 0.95


@dataclass(frozen=True)
class Classed:
    """What the map, the legend and the tooltip show of a measure.

    Attributes
    ----------
    values : what is painted: the measure's values, or their difference from the median
    classes : the class of every unit, cut over the chosen scale
    among : the classes of the units that pass the filters, for the histogram
    colours : one a class, from low to high, or diverging around the median
    median : the median that differences are taken from, or None for levels
    """

    values: Series
    classes: Classes
    among: Series
    colours: palettes.Ramp
    median: float | None


def class_measure(view: View, measured: Measured, among: Collection[str]) -> Classed:
    """Return the classes of a measure under the View's choices."""
    passing = measured.values.index.isin(among)
    basis = measured.values[passing] if view.scale == "selection" else measured.values
    median = float(basis.median()) if view.against == "median" else None
    if median is None or math.isnan(median):
        values, cut = measured.values, _cut_levels(basis, view)
        colours = palettes.sequential(max(1, len(cut.upper)), _palette(view, measured))
    else:
        values = measured.values - median
        cut = _cut_differences(basis - median, view.classes)
        colours = palettes.diverging(cut.lower, cut.upper, 0.0)
        # red is the worse side: above the median where less is better
        colours = colours.turned() if measured.direction < 0 else colours
    index = cut.of(values)
    return Classed(
        values,
        Classes(index, cut.lower, cut.upper, cut.counts, cut.without_data, cut.asked),
        index[passing],
        colours,
        median,
    )


def _palette(view: View, measured: Measured) -> str:
    """The chosen ramp; unless one was chosen, brown where less is better."""
    unchosen = view.palette == View.palette
    return palettes.LESS_IS_BETTER if unchosen and measured.direction < 0 else view.palette


def _cut_levels(basis: Series, view: View) -> Classes:
    """Bounds of one's own are used once there are some; until then, quantiles."""
    if view.scheme == "fixed" and not view.breaks:
        return classify(basis, "quantiles", view.classes)
    return classify(basis, view.scheme, view.classes, view.breaks)


def _cut_differences(basis: Series, classes: int) -> Classes:
    """Equal steps on both sides of zero, the same number of classes below as above."""
    outer = float(basis.abs().quantile(_OUTER_SHARE))
    if not outer > 0:
        return classify(basis, "quantiles", classes)
    step = 2 * outer / classes
    return classify(basis, "fixed", classes, [-outer + step * i for i in range(1, classes)])
