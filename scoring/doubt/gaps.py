"""Gaps that count as the average in the index, drawn: each takes the score that some unit has.

A neutral gap says "we do not know, so neither for nor against". The rank that
comes of it is as sure as that: in a draw the gap has the score of any one unit
that has it, each as likely, so that the draws spread as the units do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoring.arrays import Array, BoolArray, FloatArray
from scoring.doubt.choice_space import SEED_BITS
from scoring.index.aggregate import Mean, quasi_arithmetic, weighted_sum
from scoring.index.kernel import Cells

# How many different fields of numbers there are for draws to take.
_FIELD_BITS = 12
FIELDS = 2**_FIELD_BITS


@dataclass(frozen=True)
class Gaps:
    """Which scores of ranked units are missing.

    Attributes
    ----------
    units : code of an indicator or heading → int array, the units without its score
    start : code → where its numbers begin in a draw's field
    fields : array, shape (`FIELDS`, gaps), numbers in [0, 1): a draw takes one row.
        Drawn once, for a generator of its own would cost a draw more than all the rest
    """

    units: Mapping[str, Array]
    start: Mapping[str, int]
    fields: Array

    def drawn(self, seeds: Array) -> Array:
        """Return the numbers of each draw, shape (draws, gaps), the same for the same seed."""
        # The first digits of the coordinate: the points of a sequence have no last ones.
        numbers: Array = self.fields[seeds >> SEED_BITS - _FIELD_BITS]
        return numbers

    def rows(self, children: Sequence[str]) -> Array:
        """Return the units with a gap in any of these scores."""
        found = [self.units[code] for code in children if code in self.units]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=int)

    def combined(
        self, cells: Cells, mean: Mean, weights: FloatArray, withheld: BoolArray, drawn: Array
    ) -> FloatArray:
        """Return an aggregate's scores with the gaps below filled, shape (draws, units).

        Parameters
        ----------
        cells : its children's scores
        mean : what its rule is the mean of
        weights : array, shape (draws, children)
        withheld : array, shape (units,)
        drawn : array, shape (draws, gaps), each in [0, 1)
        """
        values = mean.forward(cells.scores)
        with np.errstate(invalid="ignore", divide="ignore"):
            # Whoever has a gap has no score yet.
            total = weights.sum(axis=-1, keepdims=True)
            scores = mean.back(weighted_sum(values, weights) / total)
        rows = self.rows(cells.group.children)
        filled = self._filled(cells.group.children, values, rows, drawn)
        scores[:, rows] = mean.back(quasi_arithmetic(filled)(weights))
        scores[:, withheld] = np.nan
        left = np.isnan(scores).any(axis=0) & ~withheld
        left[rows] = False
        if left.any():
            scores[:, left] = cells.combined(weights, withheld)[:, left]
        return scores

    def _filled(
        self, children: Sequence[str], values: FloatArray, rows: Array, drawn: Array
    ) -> FloatArray:
        """Return the children's values of some units, shape (draws, rows, children)."""
        filled = np.empty((len(drawn), len(children), len(rows))).swapaxes(-1, -2)
        filled[:] = values[..., rows, :]
        for j, code in enumerate(children):
            if code in self.units:
                at = np.searchsorted(rows, self.units[code])
                own = drawn[:, self.start[code] : self.start[code] + len(at)]
                given = _given(values[..., j], own)
                filled[:, at, j] = np.where(np.isnan(filled[:, at, j]), given, filled[:, at, j])
        return filled


def gaps_of(
    indicators: Sequence[str],
    tables: Sequence[FloatArray],
    withheld: Mapping[str, BoolArray],
    ranked: BoolArray,
) -> Gaps:
    """Return the gaps of ranked units under any of the options.

    Parameters
    ----------
    indicators : the columns of the tables
    tables : normalised scores, units × indicators, one an option
    withheld : heading → the units without a score of it
    ranked : the units with an index
    """
    missing = {
        code: np.any([np.isnan(table[:, j]) for table in tables], axis=0)
        for j, code in enumerate(indicators)
    } | dict(withheld)
    units = {code: np.flatnonzero(there & ranked) for code, there in missing.items()}
    units = {code: rows for code, rows in units.items() if len(rows)}
    ends = np.cumsum([len(rows) for rows in units.values()], dtype=int)
    starts = [0, *ends.tolist()]
    numbers = np.random.default_rng(0).random((FIELDS, starts[-1]), dtype=np.float32)
    return Gaps(units, dict(zip(units, starts, strict=False)), numbers)


def _given(column: FloatArray, drawn: Array) -> FloatArray:
    """Return the scores that drawn numbers pick among those there are, shape (draws, gaps)."""
    missing = np.isnan(column)
    known = np.flatnonzero(~missing if column.ndim == 1 else ~missing.any(axis=0))
    if not known.size:
        return np.full(drawn.shape, np.nan)
    place = known[picked(drawn, known.size)]
    return column[place] if column.ndim == 1 else np.take_along_axis(column, place, axis=1)


def picked(drawn: Array, count: int | Array) -> Array:
    """Return which of so many things each number in [0, 1) picks."""
    places: Array = (drawn * np.asarray(count, drawn.dtype)).astype(int)
    # A number close to 1 may be rounded to it.
    np.minimum(places, np.asarray(count) - 1, out=places)
    return places
