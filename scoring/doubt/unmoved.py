"""The level above the indicators, where no draw changes these: laid out once for all draws.

A draw weighs the indicators anew, and gives each gap somebody's score. As the
rule is a mean, f⁻¹(Σ wᵢ f(xᵢ)), what a gap is given is added to the sum that is
there without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoring.arrays import Array, BoolArray, FloatArray
from scoring.doubt.gaps import Gaps, picked
from scoring.index.aggregate import Mean
from scoring.index.kernel import Group


@dataclass(frozen=True)
class Unmoved:
    """Headings right above the indicators under one set of options, before any draw.

    Attributes
    ----------
    mean : what their rule is the mean of
    values : heading → array, shape (its indicators, units), f of each score; 0
        where a draw gives one, and any other gap is the average's
    rows : heading → int array, the units to which a draw gives a score
    place : heading → slice, where the sums of these are in `given`
    pool : array, f of the scores there are of each indicator, one after the other
    gap, column, first, count : int arrays, shape (gaps,), heading by heading and unit by unit
        Place among a draw's numbers, place of the indicator, where its scores
        begin in the pool, how many it has.
    begins : int array, the first gap of each unit
    """

    mean: Mean
    values: Mapping[str, FloatArray]
    rows: Mapping[str, Array]
    place: Mapping[str, slice]
    pool: FloatArray
    gap: Array
    column: Array
    first: Array
    count: Array
    begins: Array

    def given(self, weights: FloatArray, drawn: Array) -> FloatArray:
        """Return what the drawn scores add to each sum, shape (draws, units with a gap).

        Parameters
        ----------
        weights : array, shape (draws, indicators or more)
        drawn : array, shape (draws, numbers), each in [0, 1)
        """
        scores = self.pool[self.first + picked(drawn[:, self.gap], self.count)]
        return np.add.reduceat(scores * weights[:, self.column], self.begins, axis=1)

    def combined(
        self, code: str, weights: FloatArray, withheld: BoolArray, given: FloatArray
    ) -> FloatArray:
        """Return a heading's scores, shape (draws, units), NaN where withheld.

        Parameters
        ----------
        weights : array, shape (draws, its indicators)
        withheld : array, shape (units,)
        given : as `given` returns it
        """
        sums = weights @ self.values[code]
        sums[:, self.rows[code]] += given[:, self.place[code]]
        with np.errstate(invalid="ignore", divide="ignore"):
            scores = self.mean.back(sums / weights.sum(axis=1, keepdims=True))
        scores[:, withheld] = np.nan
        return scores


def unmoved(
    table: FloatArray, groups: Sequence[Group], gaps: Gaps, columns: Mapping[str, Sequence[int]]
) -> Unmoved | None:
    """Return what is there of these headings before any draw; None where there is nothing.

    Parameters
    ----------
    table : array, normalised scores, units × indicators
    groups : headings of one level; whoever has an indicator without any score is left out
    columns : heading → places of its indicators
    """
    observed = ~np.isnan(table)
    count = observed.sum(axis=0)
    groups = [group for group in groups if count[columns[group.code]].all()]
    if not groups or (mean := groups[0].rule.mean) is None or groups[0].rule.average is None:
        return None
    heading, unit, column, gap = _gaps_below(observed, groups, gaps, columns)
    begins = np.flatnonzero(np.diff(heading * len(table) + unit, prepend=-1))
    ends = np.searchsorted(heading[begins], range(len(groups) + 1)).tolist()
    place = {g.code: slice(*ends[n : n + 2]) for n, g in enumerate(groups)}
    values = mean.forward(np.where(observed, table, groups[0].rule.average(table)))
    pool = values.T[observed.T]
    values[unit, column] = 0.0
    return Unmoved(
        mean=mean,
        values={g.code: np.ascontiguousarray(values[:, columns[g.code]].T) for g in groups},
        rows={code: unit[begins[part]] for code, part in place.items()},
        place=place,
        pool=pool,
        gap=gap,
        column=column,
        first=(np.cumsum(count) - count)[column],
        count=count[column],
        begins=begins,
    )


def _gaps_below(
    observed: BoolArray,
    groups: Sequence[Group],
    gaps: Gaps,
    columns: Mapping[str, Sequence[int]],
) -> tuple[Array, Array, Array, Array]:
    """Return of each gap that a draw fills the heading, the unit, the indicator and its number."""
    found = [
        (heading, unit, column, gaps.start[code] + k)
        for heading, group in enumerate(groups)
        for code, column in zip(group.children, columns[group.code], strict=True)
        for k, unit in enumerate(gaps.units.get(code, ()))
        if not observed[unit, column]
    ]
    heading, unit, column, gap = np.array(sorted(found), dtype=int).reshape(-1, 4).T
    return heading, unit, column, gap
