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

    def fill(
        self,
        scores: FloatArray,
        cells: Cells,
        weights: FloatArray,
        withheld: BoolArray,
        drawn: Array,
    ) -> None:
        """Put the scores of the units with a gap below into an aggregate's scores.

        Parameters
        ----------
        scores : array, shape (draws, units), changed in place
        cells : the scores it was made from
        weights : array, shape (draws, children)
        withheld : array, shape (units,)
        drawn : array, shape (draws, gaps), each in [0, 1)
        """
        named = [code for code in cells.group.children if code in self.units]
        if not named:
            return
        rows = np.unique(np.concatenate([self.units[code] for code in named]))
        filled = self._filled(cells, rows, drawn)
        combined = cells.group.rule.over(filled)(weights)
        scores[:, rows] = np.where(withheld[rows], np.nan, combined)

    def _filled(self, cells: Cells, rows: Array, drawn: Array) -> FloatArray:
        """Return the children's scores of some units, shape (draws, rows, children)."""
        children = cells.group.children
        filled = np.empty((len(drawn), len(rows), len(children)))
        filled[:] = cells.scores[..., rows, :]
        for j, code in enumerate(children):
            if code in self.units:
                at = np.searchsorted(rows, self.units[code])
                own = drawn[:, self.start[code] : self.start[code] + len(at)]
                given = _given(cells.scores[..., j], own)
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
    known = ~np.isnan(column) if column.ndim == 1 else ~np.isnan(column).any(axis=0)
    pool = column[..., known]
    if not pool.size:
        return np.full(drawn.shape, np.nan)
    place = np.minimum((drawn * pool.shape[-1]).astype(int), pool.shape[-1] - 1)
    return pool[place] if pool.ndim == 1 else np.take_along_axis(pool, place, axis=1)
