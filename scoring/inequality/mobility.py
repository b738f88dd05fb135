"""Who climbed and who fell: places and fifths of the same cities in two years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Series

from data.errors import DataError

FIFTHS = 5
# Two cities a fifth.
FEWEST_FOR_FIFTHS = 10


@dataclass(frozen=True)
class Mobility:
    """Cities in two years.

    Attributes
    ----------
    cities : DataFrame, index city_code: first and last (the values), first_place and
        last_place (1 is best), places (gained), first_fifth and last_fifth (1 is the best
        fifth), fifths (gained)
    transitions : DataFrame, 25 rows: first_fifth, last_fifth, units, of (the units in the
        first fifth), share (units ÷ of) and its 95 % interval low and high; NaN where no city
        was in that fifth
    """

    cities: DataFrame
    transitions: DataFrame

    @property
    def moved(self) -> int:
        """How many cities changed fifth."""
        return int((self.cities["fifths"] != 0).sum())


def measure_mobility(first: Series, last: Series, direction: int = 1) -> Mobility:
    """Return which cities changed place and fifth between two years.

    Parameters
    ----------
    first, last : Series of the same cities, index city_code, no gaps
    direction : −1 where the smallest value is best

    Raises
    ------
    DataError
        If the indexes differ, a value is missing, or there are fewer than ten cities.

    Notes
    -----
    A table of transitions is a Markov chain of one step; its shares are of the first
    year's fifth, their intervals Wilson's (1927). Cities that tie share a place, and so a
    fifth.

    Examples
    --------
    >>> first = Series(range(10), dtype=float)
    >>> measure_mobility(first, first).moved, measure_mobility(first, -first).moved
    (0, 8)
    """
    if not first.index.equals(last.index):
        raise DataError("the two years are not of the same cities in the same order")
    if first.isna().any() or last.isna().any():
        raise DataError("a place needs a figure in both years")
    if len(first) < FEWEST_FOR_FIFTHS:
        raise DataError(
            f"fifths need {FEWEST_FOR_FIFTHS} cities or more, not {len(first)}",
            "few_units",
            least=FEWEST_FOR_FIFTHS,
            n=len(first),
        )
    values = DataFrame({"first": first, "last": last})
    places = (values * (direction or 1)).rank(method="min", ascending=False).astype(int)
    fifths = FIFTHS * (places - 1) // len(values) + 1
    cities = values.join(places.add_suffix("_place")).join(fifths.add_suffix("_fifth"))
    cities["places"] = places["first"] - places["last"]
    cities["fifths"] = fifths["first"] - fifths["last"]
    return Mobility(cities, _transitions(fifths))


def _transitions(fifths: DataFrame) -> DataFrame:
    each = range(1, FIFTHS + 1)
    rows = [_transition(fifths, before, after) for before in each for after in each]
    columns = ["first_fifth", "last_fifth", "units", "of", "share", "low", "high"]
    return DataFrame(rows, columns=columns)


def _transition(fifths: DataFrame, before: int, after: int) -> tuple[float, ...]:
    from scipy.stats import binomtest  # as `scoring.inequality.convergence` says

    started = fifths[fifths["first"] == before]
    units, of = int((started["last"] == after).sum()), len(started)
    if not of:
        return before, after, 0, 0, np.nan, np.nan, np.nan
    low, high = binomtest(units, of).proportion_ci(0.95, "wilson")
    return before, after, units, of, units / of, float(low), float(high)
