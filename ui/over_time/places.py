"""Places gained between two years, among the units that can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import Series

from data.series import LEAST_UNITS_A_MAP
from ui.figures.history import History
from ui.figures.measured import ranks_of


@dataclass(frozen=True)
class Places:
    """A unit's place in two years among the same units.

    Attributes
    ----------
    then, now : 1 is best
    of : how many units have a figure in both years and no break in between
    """

    then: int
    now: int
    of: int

    @property
    def gained(self) -> int:
        """Return how many places the unit rose."""
        return self.then - self.now


def place_of(unit: str, ranks: tuple[Series, Series]) -> Places | None:
    """Return a unit's places in two years, of `ranks_between`.

    None where it cannot be compared, among fewer units than make a map, and for
    a measure of which neither side is better.
    """
    then, now = ranks
    if unit not in then.index or len(then) < LEAST_UNITS_A_MAP:
        return None
    return Places(int(then[unit]), int(now[unit]), len(then))


def ranks_between(history: History, direction: int, since: int, year: int) -> tuple[Series, Series]:
    """Return the places in both years of the units that have both and no break in between."""
    if not direction or not {since, year} <= set(history.levels.columns):
        return Series(dtype=float), Series(dtype=float)
    both = history.levels[[since, year]].dropna()
    both = both[~both.index.isin(history.apart(since, year).index)]
    return ranks_of(both[since], direction), ranks_of(both[year], direction)
