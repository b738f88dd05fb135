"""The two ends of a measure: its highest and its lowest tenth, ties included."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pandas import Index, Series

from scoring.inequality.measures import checked_weights

_TENTH = 0.1
# Sums of shares may miss a tenth by rounding alone.
_CLOSE = 1e-9


@dataclass(frozen=True)
class End:
    """One end of a measure.

    Attributes
    ----------
    codes : its cities
    mean : of their values, weighted as the cities are; NaN where there are none
    share : of all cities, or residents (0–1)
    """

    codes: Index
    mean: float
    share: float


@dataclass(frozen=True)
class Tenths:
    """Both ends of a measure.

    Attributes
    ----------
    low, high : the ends; what ties with the last city of an end belongs to it
    shared : the value both ends would begin at, being that of more than four
        fifths; the ends are then what lies below and above it. NaN where they
        lie apart
    """

    low: End
    high: End
    shared: float = float("nan")


def tenths(value: Series, weight: Series | None = None) -> Tenths:
    """Return the fewest highest and lowest cities that make up a tenth of all.

    Parameters
    ----------
    value : Series, shape (n_cities,), index city_code, no gaps, at least one
    weight : Series, optional, residents, same index: a tenth of them, not of cities

    Examples
    --------
    >>> ends = tenths(Series([1.0, 2.0, 2.0, 5.0], index=list("abcd")))
    >>> list(ends.low.codes), ends.high.mean
    (['a'], 5.0)
    >>> tenths(Series([0.0, 0.0, 0.0])).shared
    0.0
    """
    weights = Series(checked_weights(value, weight), value.index)
    low, high = _edge(value, weights, ascending=True), _edge(value, weights, ascending=False)
    if low < high:
        return Tenths(_end(value, weights, value <= low), _end(value, weights, value >= high))
    return Tenths(_end(value, weights, value < low), _end(value, weights, value > high), low)


def _edge(value: Series, weight: Series, *, ascending: bool) -> float:
    ordered = value.sort_values(ascending=ascending, kind="stable")
    reached = weight[ordered.index].cumsum().to_numpy(float) / float(weight.sum())
    return float(ordered.iloc[int(np.argmax(reached >= _TENTH - _CLOSE))])


def _end(value: Series, weight: Series, within: Series) -> End:
    part = weight[within]
    mean = float(np.average(value[within], weights=part)) if len(part) else float("nan")
    return End(part.index, mean, float(part.sum() / weight.sum()))
