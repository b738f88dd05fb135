"""Where a unit stands among its peers in everything that is known of it, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from pandas import DataFrame, Series

from scoring.arrays import Array, FloatArray
from scoring.diagnosis.peers import FEWEST_PEERS

BELOW, ABOVE, UNCLEAR = "below", "above", ""
_TAIL = 0.05

# code → (draws × units) places in the ranking of that code, 1 is best
DrawnRanks = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Line:
    """Where a unit stands in one code within one peer group.

    Attributes
    ----------
    group, code : the peer group, and what is compared
    value, median : the unit's, and its peers' median, in the code's own unit
    gap : their difference in standard deviations of the peers, positive where
        the unit does better
    rank : its place, 1 is best, among itself and the peers that have a value
    peers : how many those are
    low, high : the 5–95 % interval of that place
    side : "below" or "above" where the interval lies wholly beyond the middle
        place, else ""
    """

    group: str
    code: str
    value: float
    median: float
    gap: float
    rank: int
    peers: int
    low: int
    high: int
    side: str


@dataclass(frozen=True)
class Standings:
    """What is compared, and with whom.

    Attributes
    ----------
    values : DataFrame, units × codes (index, dimensions, indicators), each
        code in its own unit, NaN where unknown
    directions : Series, index code, +1 more is better, −1 less is better
    peers : mapping unit → group → codes of the other units in it
    drawn : mapping code → places in each draw of `values`' units, for the codes
        whose ranks depend on choices; see `robustness.py`
    """

    values: DataFrame
    directions: Series
    peers: Mapping[str, Mapping[str, Collection[str]]]
    drawn: DrawnRanks

    @cached_property
    def signed(self) -> FloatArray:
        """The values, more always better."""
        return np.asarray(self.values.to_numpy(float) * self.sign)

    @cached_property
    def sign(self) -> FloatArray:
        """The direction of each code."""
        return self.directions[self.values.columns].to_numpy(float)

    @cached_property
    def codes(self) -> list[str]:
        """The codes in the order of every array."""
        return [str(code) for code in self.values.columns]

    @cached_property
    def position(self) -> dict[str, int]:
        """The row of each unit."""
        return {str(code): i for i, code in enumerate(self.values.index)}

    def rows(self, unit: str, group: str) -> Array:
        """Return the rows of a unit's peers."""
        members = self.peers[unit][group]
        return np.array(sorted(self.position[c] for c in members if c != unit), dtype=int)


def stand(standings: Standings, unit: str) -> tuple[Line, ...]:
    """Return where a unit stands in each code within each of its peer groups.

    Returns
    -------
    tuple of Line
        One a group and code, where the unit and at least five peers have a
        value and the peers do not all agree.

    Notes
    -----
    gap = direction · (value − median) / s, s the sample standard deviation.
    The interval of an index or dimension is that over the draws of choices
    (`drawn`). A single indicator has no choices behind its rank; its interval
    says how far the rank depends on which cities count as peers: if b of n
    peers do better, the number in another such sample is Binomial(n, b / n)
    (Efron's bootstrap, in closed form).

    Examples
    --------
    >>> values = DataFrame({"doctors": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]}, index=list("abcdef"))
    >>> peers = {"a": {"all": "bcdef"}}
    >>> [line] = stand(Standings(values, Series({"doctors": 1}), peers, {}), "a")
    >>> line.median, line.rank, line.low, line.high, line.side
    (4.0, 6, 6, 6, 'below')
    """
    return tuple(line for group in standings.peers[unit] for line in _among(standings, unit, group))


def _among(standings: Standings, unit: str, group: str) -> Iterator[Line]:
    rows, row = standings.rows(unit, group), standings.position[unit]
    own, others = standings.signed[row], standings.signed[rows]
    known = np.sum(~np.isnan(others), axis=0)
    deviation = _deviation(others, known)
    use = np.flatnonzero(~np.isnan(own) & (known >= FEWEST_PEERS) & (deviation > 0))
    own, others, known, sign = own[use], others[:, use], known[use], standings.sign[use]
    better, worse = np.sum(others > own, axis=0), np.sum(others < own, axis=0)
    median = _median(others, known)
    gap = (own - median) / deviation[use]
    cells = (own * sign, median * sign, gap, better, worse, known)
    for j, *line in zip(use, *(column.tolist() for column in cells), strict=True):
        code, (value, middle, apart, b, w, n) = standings.codes[j], line
        if code in standings.drawn:
            low, high, side = _drawn(standings.drawn[code], row, rows)
        else:
            low, high, side = _sampled(b, w, n)
        agrees = apart < 0 if side == BELOW else apart > 0
        yield Line(
            group, code, value, middle, apart, b + 1, n, low, high, side if agrees else UNCLEAR
        )


def _sampled(better: int, worse: int, known: int) -> tuple[int, int, str]:
    """Return the interval of a rank over resampled peers, and the clear side."""
    low, high = _quantiles(known)
    side = UNCLEAR
    if low[better] > known / 2:
        side = BELOW
    elif low[worse] > known / 2:
        side = ABOVE
    return 1 + low[better], 1 + high[better], side


@cache
def _quantiles(n: int) -> tuple[list[int], list[int]]:
    """Return for each b of n the 5 % and 95 % points of Binomial(n, b / n)."""
    from scipy.stats import binom  # as `scoring.inequality.convergence` says

    share = np.arange(n + 1) / n
    low, high = (binom.ppf(q, n, share).astype(int).tolist() for q in (_TAIL, 1 - _TAIL))
    return low, high


def _drawn(places: Array, row: int, rows: Array) -> tuple[int, int, str]:
    """Return the interval of a rank among peers over the draws, and the clear side."""
    others = places[:, rows]
    ranked = others > 0
    better = np.sum(ranked & (others < places[:, [row]]), axis=1)
    low, high = (int(end) for end in np.quantile(better, [_TAIL, 1 - _TAIL], method="nearest"))
    n = float(np.median(ranked.sum(axis=1)))
    side = BELOW if low > n / 2 else ABOVE if high < n / 2 else UNCLEAR
    return 1 + low, 1 + high, side


def _median(values: FloatArray, known: Array) -> FloatArray:
    ordered, column = np.sort(values, axis=0), np.arange(values.shape[1])
    low, high = (known - 1) // 2, known // 2
    return np.asarray((ordered[low, column] + ordered[high, column]) / 2)


def _deviation(values: FloatArray, known: Array) -> FloatArray:
    """Return the sample standard deviation of each column, 0 where there is none."""
    n = np.maximum(known, 2)
    mean = np.nansum(values, axis=0) / np.maximum(known, 1)
    spread = np.sqrt(np.nansum((values - mean) ** 2, axis=0) / (n - 1))
    return np.asarray(np.where(spread > 1e-12 * np.abs(mean), spread, 0.0))
