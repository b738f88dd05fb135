"""How a figure went for several units together.

A line of many is of the same units in all the years it runs through: those with
a figure in every one of them and no break of their own in between. So it moves
because they do, and not because others joined. Where all figures break, such as
GDP in 2024, a new line begins, of its own units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pandas import Series

from data.series import Break, breaks_of
from ui.figures.history import History
from ui.over_time.course import Course, breaks_within

LEAST_OF_A_MEDIAN = 3
LEAST_PEOPLE = 0.5
# What a region's units have together; everything else is a mean of its residents.
_AMOUNTS = frozenset({"CNY", "count", "km", "kWh", "m3", "person", "t", "trip", "volume"})
_NOT_AMOUNTS = frozenset({"variable.household_size"})


@dataclass(frozen=True)
class Segment:
    """Years in which one line runs, and the units that it is of."""

    years: tuple[int, ...]
    units: tuple[str, ...]


def segments_of(
    history: History, codes: Sequence[str], since: int, year: int
) -> tuple[Segment, ...]:
    """Return the years with a map, cut where all figures break, with their units of `codes`."""
    years = [one for one in history.years if since <= one <= year]
    cuts = sorted({one.year for one in _everywhere(history)})
    pieces = groupby(years, key=lambda one: sum(cut <= one for cut in cuts))
    found = []
    for _, piece in pieces:
        run = tuple(piece)
        rows = history.levels.loc[list(codes), list(run)].notna().all(axis=1)
        rows &= ~history.broken.loc[list(codes), list(run[1:])].any(axis=1)
        found.append(Segment(run, tuple(map(str, rows.index[rows]))))
    return tuple(found)


def median_course(history: History, segments: Sequence[Segment]) -> Course:
    """Return the median of the units of each segment; of fewer than three there is none."""
    return _joined(
        history,
        segments,
        lambda values: float(values.median()) if len(values) >= LEAST_OF_A_MEDIAN else math.nan,
    )


def mean_course(history: History, segments: Sequence[Segment], people: Series) -> Course:
    """Return the mean over the residents of the units of each segment.

    None where less than half of the residents live in them.

    Parameters
    ----------
    people : residents of every unit of the region, NaN where not known
    """

    def mean(values: Series) -> float:
        weights = people[values.index].fillna(0.0)
        if weights.sum() < LEAST_PEOPLE * people.sum() or not weights.sum():
            return math.nan
        return float((values * weights).sum() / weights.sum())

    return _joined(history, segments, mean)


def sum_course(history: History, codes: Sequence[str], since: int, year: int) -> Course:
    """Return the sum over all units of a region; a year in which one has no figure is a gap."""
    years = [one for one in history.years if since <= one <= year]
    sums = history.levels.loc[list(codes), years].sum(skipna=False).dropna()
    known = dict(zip(map(int, sums.index), sums.tolist(), strict=True))
    inner = [one for code in codes for one in breaks_within(history, code, tuple(known))]
    # What happened to one of the units is no reason to be told of all of them together.
    breaks = {(one.year, one.since): Break(one.year, one.kind, {}, one.since) for one in inner}
    counts = dict.fromkeys(known, len(codes))
    return _spread(known, counts, tuple(breaks[key] for key in sorted(breaks)))


def is_amount(measure: str, unit: str) -> bool:
    """Return whether the figures of several units are added up, and not averaged."""
    summed = measure.startswith("variable.") and unit in _AMOUNTS
    return summed and measure not in _NOT_AMOUNTS


def _joined(history: History, segments: Sequence[Segment], of: Callable[[Series], float]) -> Course:
    known: dict[int, float] = {}
    counts: dict[int, int] = {}
    for one in segments:
        for year in one.years:
            value = of(history.levels.loc[list(one.units), year])
            if not math.isnan(value):
                known[year], counts[year] = value, len(one.units)
    years = tuple(known)
    breaks = tuple(
        one
        for one in _everywhere(history)
        if any(one.between(start, end) for start in years for end in years)
    )
    return _spread(known, counts, breaks)


def _spread(known: dict[int, float], counts: dict[int, int], breaks: tuple[Break, ...]) -> Course:
    years = tuple(range(min(known), max(known) + 1)) if known else ()
    return Course(
        years,
        tuple(known.get(year, math.nan) for year in years),
        breaks,
        tuple(counts.get(year, 0) for year in years),
    )


def _everywhere(history: History) -> tuple[Break, ...]:
    """The breaks in all figures of a measure."""
    return tuple(one for part in history.parts for one in breaks_of(history.catalogue, part, ""))
