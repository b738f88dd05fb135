"""What a View asks of the years: which measure, over which span, told how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ui.address.view import View
from ui.figures import kept as figures_kept
from ui.figures.history import History, growths_of
from ui.over_time import kept
from ui.over_time.lines import Line

# In the measure's unit, or with a year as 100.
WAYS = ("absolute", "relative")


@dataclass(frozen=True)
class Asked:
    """A measure over a span.

    Attributes
    ----------
    since, year : the first and the last year that are shown
    indexed : whether the first comparable year counts as 100
    """

    measure: str
    unit: str
    history: History
    since: int
    year: int
    indexed: bool

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways in which the figures may be shown."""
        return WAYS if WAYS[1] in growths_of(self.history, self.unit) else WAYS[:1]


def asked(view: View, units: Sequence[str]) -> Asked | None:
    """Return what a View asks about units, or the measure with most years; None without any."""
    known = view.measure if view.measure in kept.offered(tuple(units)) else None
    measure = known or kept.longest(tuple(units))
    if measure is None:
        return None
    history = kept.history_of(measure)
    span = (view.since, view.year) if known and view.since else _whole(history, units)
    unit = figures_kept.measure(measure, history.years[-1]).unit
    found = Asked(measure, unit, history, *span, indexed=False)
    return replace(found, indexed=view.growth == WAYS[1] and len(found.ways) > 1)


def _whole(history: History, units: Sequence[str]) -> tuple[int, int]:
    """From the first figure of any unit to the last."""
    years = history.levels.loc[list(units)].dropna(axis=1, how="all").columns
    return int(years.min()), int(years.max())


def common_base(lines: Sequence[Line]) -> int:
    """Return the first year from which every line can be followed to a year of all; 0 without one.

    That last year is the latest with figures of all that compare to earlier ones.
    """
    courses = [line.course for line in lines if line.course.known]
    if not courses:
        return 0
    shared = sorted(set.intersection(*(set(course.known) for course in courses)))
    pairs = (
        start
        for end in reversed(shared)
        for start in shared
        if start < end and all(one.comparable(start, end) for one in courses)
    )
    return next(pairs, 0)
