"""Which of several units is best in something, and whether that is sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from pandas import DataFrame, Series

from scoring.arrays import Array

_TAIL = 0.05


def best_of(values: DataFrame, directions: Series) -> dict[str, tuple[str, ...]]:
    """Return for each code the units with the best value, where two have one and they differ.

    Parameters
    ----------
    values : DataFrame, units × codes, NaN where unknown
    directions : Series, index code, +1 or −1

    Examples
    --------
    >>> values = DataFrame({"x": [1.0, 2.0, 2.0], "y": [1.0, 1.0, 1.0]}, index=list("abc"))
    >>> best_of(values, Series({"x": 1, "y": 1}))
    {'x': ('b', 'c'), 'y': ()}
    """
    found = {}
    for code in values.columns:
        known = values[code].dropna() * float(directions[code])
        alike = known.empty or known.max() == known.min()
        best = () if alike else tuple(map(str, known.index[known == known.max()]))
        found[str(code)] = best
    return found


def interval_in_draws(places: Array, row: int) -> tuple[int, int] | None:
    """Return the 5–95 % interval of a unit's place over the draws; None without a place.

    Parameters
    ----------
    places : int array, draws × units, 0 where a unit has none
    row : the unit
    """
    own = places[:, row]
    if not own.any():
        return None
    low, high = np.quantile(own, [_TAIL, 1 - _TAIL], method="nearest")
    return int(low), int(high)


def clearly_best(intervals: Mapping[str, tuple[int, int] | None], best: Sequence[str]) -> bool:
    """Return whether the best unit's interval of places overlaps with no other's.

    Examples
    --------
    >>> clearly_best({"a": (1, 3), "b": (4, 9)}, ["a"])
    True
    >>> clearly_best({"a": (1, 4), "b": (4, 9)}, ["a"])
    False
    """
    if len(best) != 1 or intervals.get(best[0]) is None:
        return False
    own = intervals[best[0]]
    others = [i for unit, i in intervals.items() if unit != best[0] and i is not None]
    return own is not None and bool(others) and all(own[1] < other[0] for other in others)
