"""The measure as it is painted: cut into classes, with a colour for each."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import Series

from geo import palettes
from geo.classes.classify import Classes, classify
from scoring.targets.target import Target
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
    signed : the values are differences: from that median, or between two years
    over : the first and the last year whose values were cut together; none for one year
    targets : what the classes are the distance to, none where the year has none;
        None where values are cut
    """

    values: Series
    classes: Classes
    among: Series
    colours: palettes.Ramp
    median: float | None
    signed: bool = False
    over: tuple[int, ...] = ()
    targets: tuple[Target, ...] | None = None


def class_measure(
    view: View, measured: Measured, among: Collection[str], beside: Sequence[Measured] = ()
) -> Classed:
    """Return the classes of a measure under the View's choices.

    Parameters
    ----------
    beside : the same measure in all years that are cut together with it, its own
        among them; none where it is cut alone
    """
    passing = measured.values.index.isin(among)
    bases = [_basis(one, view, passing) for one in beside or (measured,)]
    median = _median(_basis(measured, view, passing), view, measured)
    signed = median is not None or measured.since > 0
    if not signed:
        values, cut = measured.values, _cut_levels(pd.concat(bases), view)
        colours = palettes.sequential(max(1, len(cut.upper)), _palette(view, measured))
    else:
        values = measured.values - (median or 0.0)
        middles = [_median(basis, view, measured) or 0.0 for basis in bases]
        apart = [basis - middle for basis, middle in zip(bases, middles, strict=True)]
        cut = _cut_differences(pd.concat(apart), view.classes, whole=measured.unit == "places")
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
        signed,
        (beside[0].year, beside[-1].year) if len(beside) > 1 else (),
    )


def class_alike(
    classed: Classed, view: View, measured: Measured, among: Collection[str]
) -> Classed:
    """Return the classes of the same measure in another year that was cut together with it."""
    passing = measured.values.index.isin(among)
    median = _median(_basis(measured, view, passing), view, measured)
    values = measured.values - (median or 0.0)
    index = classed.classes.of(values)
    classes = replace(classed.classes, index=index)
    return replace(classed, values=values, classes=classes, among=index[passing], median=median)


def _basis(measured: Measured, view: View, passing: NDArray[np.bool_]) -> Series:
    return measured.values[passing] if view.scale == "selection" else measured.values


def _median(basis: Series, view: View, measured: Measured) -> float | None:
    """The median that differences are taken from; a change is a difference already."""
    if view.against != "median" or measured.since:
        return None
    median = float(basis.median())
    return None if math.isnan(median) else median


def _palette(view: View, measured: Measured) -> str:
    """The chosen ramp; unless one was chosen, brown where less is better."""
    unchosen = view.palette == View.palette
    return palettes.LESS_IS_BETTER if unchosen and measured.direction < 0 else view.palette


def _cut_levels(basis: Series, view: View) -> Classes:
    """Bounds of one's own are used once there are some; until then, quantiles."""
    if view.scheme == "fixed" and not view.breaks:
        return classify(basis, "quantiles", view.classes)
    return classify(basis, view.scheme, view.classes, view.breaks)


def _cut_differences(basis: Series, classes: int, whole: bool) -> Classes:
    """Equal steps on both sides of zero, the same number of classes below as above.

    Parameters
    ----------
    whole : the values are whole numbers, so that bounds lie between two of them
    """
    outer = float(basis.abs().quantile(_OUTER_SHARE))
    if not outer > 0:
        return classify(basis, "quantiles", classes)
    step = 2 * outer / classes
    bounds = [-outer + step * i for i in range(1, classes)]
    if whole:
        halves = {math.copysign(math.floor(abs(bound)) + 0.5, bound) for bound in bounds}
        bounds = sorted(halves)
    return classify(basis, "fixed", classes, bounds)
