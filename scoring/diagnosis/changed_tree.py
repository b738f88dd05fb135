"""The tree of an index again, after one figure or another has changed: only what a change touches.

The changes are a leading axis of the arithmetic of the index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoring.arrays import BoolArray, FloatArray
from scoring.index.chain import IndexResult
from scoring.index.kernel import Cells, Coverage, Group, climb, groups_of, onto_positive
from scoring.index.prepare import may_be_lifted
from scoring.index.weight import DERIVED, derive_weights


@dataclass(frozen=True)
class ChangedTree:
    """An index made ready to be added up again.

    Attributes
    ----------
    result : IndexResult
    plain : array, shape (units of the basis, indicators), normalised, before
        any move to a positive interval
    """

    result: IndexResult
    plain: FloatArray

    def index(self, codes: Sequence[str], normalised: FloatArray) -> FloatArray:
        """Return the index of every unit after each change, shape (changes, units).

        Parameters
        ----------
        codes : the indicator that each change is in
        normalised : array, shape (units, changes), that indicator after the change
        """
        scores, root = np.empty(normalised.T.shape), self.result.definition.root
        for code in dict.fromkeys(codes):
            rows = np.flatnonzero(np.array(codes) == code)
            leaves = self._leaves(code, normalised[:, rows].T)
            scores[rows] = climb(self._levels, leaves, self._score)[root]
        return scores

    def _leaves(self, code: str, changed: FloatArray) -> dict[str, FloatArray]:
        """Return every indicator, with a row a change where a change in one reaches it."""
        indicators = self.result.definition.indicators
        if not may_be_lifted(self.result.choices):
            return {c: self._scores[c] for c in indicators} | {code: changed}
        every = np.repeat(self.plain[None], len(changed), axis=0)
        every[:, :, indicators.index(code)] = changed
        (lifted,) = onto_positive([every])
        return {c: lifted[:, :, j] for j, c in enumerate(indicators)}

    def _score(self, cells: Cells) -> FloatArray:
        group = cells.group
        before_lifted = group.level > 2 and group.level - 1 in self.result.rescaled
        if cells.scores.ndim == 2 and not cells.lifted and not before_lifted:
            return self._scores[group.code]
        weights = self._weights(cells)
        return cells.combined(weights, self._withheld(cells, weights))

    def _weights(self, cells: Cells) -> FloatArray:
        children, choices = list(cells.group.children), self.result.choices
        if choices.weighting not in DERIVED:
            return self.result.nominal_weights[children].to_numpy(float)
        given = self.result.definition.weights[children].to_numpy(float)
        return derive_weights(cells.scores, given, choices.weighting, children)

    def _withheld(self, cells: Cells, weights: FloatArray) -> BoolArray:
        """Return which units' score is withheld.

        Only weights derived from the figures can change what share is observed.
        """
        choices = self.result.choices
        if choices.weighting not in DERIVED:
            return np.isnan(self._scores[cells.group.code])
        coverage = Coverage(choices.minimum_weight_share, choices.minimum_headings)
        return coverage.of(cells.group, cells.present(self._imputed), weights).withheld

    @cached_property
    def _levels(self) -> tuple[tuple[Group, ...], ...]:
        choices = self.result.choices
        return groups_of(self.result.definition, choices.aggregation, choices.power, choices.gaps)

    @cached_property
    def _scores(self) -> dict[str, FloatArray]:
        """The scores of every code as they are."""
        inside = self.result.scores.loc[self.result.basis]
        return {str(code): inside[code].to_numpy(float) for code in inside.columns}

    @cached_property
    def _imputed(self) -> dict[str, BoolArray]:
        inside = self.result.imputed.loc[self.result.basis]
        return {str(code): inside[code].to_numpy(bool) for code in inside.columns}
