"""How a figure went over the years: of one unit, and where it may not be read across.

Years without a figure are gaps. From a break on a figure stands for something
else: a line stops before it, and no difference is taken across it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from data.series import Break, breaks_of
from ui.figures.history import History

# A line says something of a course from so many figures on.
LEAST_FIGURES = 3


@dataclass(frozen=True)
class Course:
    """A figure over the years.

    Attributes
    ----------
    years : every year from the first to the last that is shown, ascending
    values : NaN is a gap
    breaks : those that lie between two figures, by year
    counts : how many units the figure of each year is of; none where it is of one
    """

    years: tuple[int, ...]
    values: tuple[float, ...]
    breaks: tuple[Break, ...] = ()
    counts: tuple[int, ...] = ()

    @property
    def known(self) -> dict[int, float]:
        """Year → figure, where there is one."""
        pairs = zip(self.years, self.values, strict=True)
        return {year: value for year, value in pairs if not math.isnan(value)}

    def comparable(self, start: int, end: int) -> bool:
        """Return whether no break lies between two years."""
        first, last = sorted((start, end))
        return not any(one.between(first, last) for one in self.breaks)

    @property
    def stretch(self) -> tuple[int, int] | None:
        """The last year with an earlier figure to which its own compares, and the first such.

        The earlier comes first; None where no two figures compare.
        """
        pairs = ((self.first_since(0, end), end) for end in reversed(list(self.known)))
        return next(((start, end) for start, end in pairs if start is not None), None)

    def first_since(self, year: int, end: int) -> int | None:
        """Return the first year, from one on, with a figure to which that of `end` compares."""
        return next((y for y in self.known if year <= y < end and self.comparable(y, end)), None)

    def indexed(self, base: int) -> Course:
        """Return the course with a year as 100; what does not compare to that year is a gap."""
        own = self.known.get(base, 0.0)
        values = tuple(
            100 * (value / own) if own > 0 and self.comparable(base, year) else math.nan
            for year, value in zip(self.years, self.values, strict=True)
        )
        return Course(self.years, values, self.breaks, self.counts)

    def points(self) -> Iterator[tuple[float, float]]:
        """Yield the points of the line, with a NaN between the years that a break sets apart."""
        starts = {one.year for one in self.breaks}
        for year, value in zip(self.years, self.values, strict=True):
            if year in starts:
                yield year - 0.5, math.nan
            yield float(year), value


def course_of(history: History, unit: str, since: int, year: int) -> Course:
    """Return how a measure of a unit went from one year to another, both included."""
    row = history.levels.loc[[unit], slice(since, year)].dropna(axis=1)
    known = dict(zip(map(int, row.columns), row.iloc[0].tolist(), strict=True))
    if not known:
        return Course((), ())
    years = tuple(range(min(known), max(known) + 1))
    values = tuple(known.get(y, math.nan) for y in years)
    breaks = breaks_within(history, unit, tuple(known))
    return Course(years, values, breaks)


def breaks_within(history: History, unit: str, known: tuple[int, ...]) -> tuple[Break, ...]:
    """Return the breaks of a unit that set any two of these years apart, by year."""
    every = (one for part in history.parts for one in breaks_of(history.catalogue, part, unit))
    found = {
        (one.year, one.note): one
        for one in every
        if any(one.between(start, end) for start in known for end in known)
    }
    return tuple(found[key] for key in sorted(found))
