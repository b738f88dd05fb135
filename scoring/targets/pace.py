"""Whether a unit's pace over the years there are would take it to a target in time.

The observed compound annual growth rate beside the one the target asks for, as
in the progress measure that Statistics Canada made for Open SDG.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from pandas import DataFrame, Series

from scoring.targets.standing import missing_to
from scoring.targets.target import Target

# Of the growth that is asked for: Open SDG's threshold of "on track".
ON_TRACK = 0.95
LONGEST, FEWEST = 10, 3
STATES = ("met", "on_track", "too_slow", "away", "untold", "reached", "missed")
Apart = Callable[[int, int], Series]


def paces(levels: DataFrame, year: int, target: Target, apart: Apart) -> DataFrame:
    """Return at what pace each unit comes closer to a target with a year to come, or came.

    Parameters
    ----------
    levels : city_code × year, NaN where a year has no figure
    year : of the latest figures that are looked at
    apart : which units' figures of two years cannot be compared, as its index

    Returns
    -------
    DataFrame, index city_code
        state (of `STATES`), since (the first year of the pace, 0 without one),
        ratio (observed to required growth, NaN where it cannot be told)
    """
    if target.year and target.year <= year:
        return _kept(levels, target)
    since, first, known = _starts(levels, year, apart)
    last = levels[year]
    ratio = _ratio(first, last, since, year, target)
    told = last.notna() & (known >= FEWEST) & ratio.notna() & (target.year > 0)
    states = np.select(
        [last.notna() & (missing_to(last, target) <= 0), ~told, ratio >= ON_TRACK, ratio >= 0],
        ["met", "untold", "on_track", "too_slow"],
        "away",
    )
    found = DataFrame({"state": states, "since": since.where(told, 0).astype(int), "ratio": ratio})
    return found.assign(ratio=ratio.where(told))


def _kept(levels: DataFrame, target: Target) -> DataFrame:
    """Of a target whose year has come: whether the figure of that very year met it."""
    there = target.year in levels.columns
    then = levels[target.year] if there else Series(np.nan, levels.index)
    met = missing_to(then, target) <= 0
    states = np.select([then.isna(), met], ["untold", "reached"], "missed")
    return DataFrame({"state": states, "since": 0, "ratio": np.nan}, index=levels.index)


def _starts(levels: DataFrame, year: int, apart: Apart) -> tuple[Series, Series, Series]:
    """The first year that may be compared with the last, its figure, and how many there are."""
    years = [one for one in map(int, levels.columns) if year - LONGEST <= one <= year]
    usable = DataFrame({one: levels[one].notna() for one in years}, index=levels.index)
    for one in years:
        if one < year:
            usable[one] &= ~levels.index.isin(apart(one, year).index)
    cells = usable.to_numpy(bool)
    at = cells.argmax(axis=1)
    first = levels[years].to_numpy(float)[np.arange(len(levels)), at]
    index = levels.index
    since = np.array(years, dtype=float)[at]
    return Series(since, index), Series(first, index), usable.sum(axis=1)


def _ratio(first: Series, last: Series, since: Series, year: int, target: Target) -> Series:
    """Observed to required growth a year, above zero where it goes the right way."""
    direction = 1.0 if target.comparator == "at_least" else -1.0
    positive = (first > 0) & (last > 0) & (since < year) & (target.value > 0)
    start, end = first.where(positive), last.where(positive)
    observed = (end / start) ** (1 / (year - since).where(positive)) - 1
    required = (target.value / start) ** (1 / (target.year - since).where(positive)) - 1
    # From the target itself no growth was asked for: whoever has left it moves away.
    return direction * observed / required.abs().where(required != 0, np.finfo(float).tiny)
