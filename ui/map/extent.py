"""The two ends and the middle of what a map shows, for who hears it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from pandas import Series

from data.catalogue import Catalogue
from geo.spoken import Extent
from ui.figures.measured import Measured
from ui.figures.names import city_names
from ui.words import numbers
from ui.words.texts import Words


def measure_extent(
    measured: Measured, among: Collection[str], catalogue: Catalogue, words: Words
) -> Extent | None:
    """Return the ends and the middle of a measure among some units; None of what is yes or no."""
    if measured.unit == "0/1":
        return None
    written = numbers.signed if measured.since else numbers.figure
    known = measured.known[measured.known.index.isin(among)]
    return extent_of(
        known, city_names(catalogue, words), lambda value: written(value, measured.unit, words)
    )


def extent_of(
    known: Series, names: Mapping[str, str], written: Callable[[float], str]
) -> Extent | None:
    """Return the ends and the middle of some figures, None where there are none.

    Parameters
    ----------
    known : Series indexed by the codes of `names`, no NaN
    written : a figure with its unit
    """
    if known.empty:
        return None
    low, high = float(known.min()), float(known.max())
    return Extent(
        highest=tuple(names[code] for code in known.index[known == high]),
        high=written(high),
        lowest=tuple(names[code] for code in known.index[known == low]),
        low=written(low),
        middle=written(float(known.median())),
    )
