"""Figures by year as the lines of a chart: a year without a figure interrupts them."""

from __future__ import annotations

from collections.abc import Sequence

from pandas import DataFrame

from exports.charts.scale import Axis
from ui.words.texts import Words

Line = tuple[float, ...]


def yearly(figures: DataFrame, *columns: str) -> tuple[Line, tuple[Line, ...]]:
    """Return every year from the first to the last, and the columns over them with gaps.

    Examples
    --------
    >>> yearly(DataFrame({"gini": [0.4, 0.3]}, [2010, 2012]), "gini")
    ((2010.0, 2011.0, 2012.0), ((0.4, nan, 0.3),))
    """
    years = range(int(figures.index.min()), int(figures.index.max()) + 1)
    full = figures.reindex(list(years))
    lines = tuple(tuple(full[column].astype(float).tolist()) for column in columns)
    return tuple(float(year) for year in years), lines


def year_axis(years: Sequence[int], words: Words) -> Axis:
    """Return an axis of years."""
    ends = (float(min(years)), float(max(years)))
    return Axis(words("common.year"), decimals=0, grouped=False, ends=ends)
