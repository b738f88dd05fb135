"""The tree of an index again, after one figure or another has changed: only what a change touches.

The arithmetic is that of `levels.py`, with one more axis: the changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scoring.arrays import Array, BoolArray, FloatArray
from scoring.index.aggregate import NEEDS_POSITIVE, combiner
from scoring.index.chain import IndexResult
from scoring.index.prepare import BOUNDED
from scoring.index.weight import DERIVED, derive_weights

_PAIRWISE = frozenset({"copeland", "copeland_coinr"})
_LEAST, _MOST = 1.0, 100.0


@dataclass(frozen=True)
class _Changed:
    """One code's scores in the changes that touch it.

    Attributes
    ----------
    rows : int array, positions among the changes
    values : array, shape (rows, units)
    """

    rows: Array
    values: FloatArray


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

    @property
    def _moves(self) -> bool:
        """Whether normalised scores may have to be moved to a positive interval."""
        choices = self.result.choices
        return choices.normalisation not in BOUNDED and any(
            rule in NEEDS_POSITIVE for rule in choices.aggregation
        )

    def index(self, codes: Sequence[str], normalised: FloatArray) -> FloatArray:
        """Return the index of every unit after each change, shape (changes, units).

        Parameters
        ----------
        codes : the indicator that each change is in
        normalised : array, shape (units, changes), that indicator after the change
        """
        tree, rules = self.result.definition, self.result.choices.aggregation
        found = self._moved(codes, normalised) if self._moves else _by_code(codes, normalised)
        for level in range(2, tree.n_levels + 1):
            rule = rules[min(level - 2, len(rules) - 1)]
            groups = [
                c for c in tree.aggregates if tree.by_code[c].level == level and c in tree.measured
            ]
            cells = {code: self._cells(code, found, len(codes)) for code in groups}
            if rule in NEEDS_POSITIVE and self._has_to_be_lifted(cells):
                cells = _onto_positive({c: self._all(cells[c], len(codes), c) for c in groups})
            for code, changed in cells.items():
                if len(changed.rows):
                    found[code] = self._combined(code, changed, rule)
        return found[tree.root].values

    def _has_to_be_lifted(self, cells: Mapping[str, _Changed]) -> bool:
        """Return whether a score that a rule needs positive is not, before or after a change."""
        return any(
            np.any(self._before(code) <= 0) or np.any(changed.values <= 0)
            for code, changed in cells.items()
        )

    def _moved(self, codes: Sequence[str], normalised: FloatArray) -> dict[str, _Changed]:
        """Return every indicator in every change, moved to 1–100 where one is not positive."""
        every = np.repeat(self.plain[None], len(codes), axis=0)
        at = [self.result.definition.indicators.index(code) for code in codes]
        every[np.arange(len(codes)), :, at] = normalised.T
        low = np.nanmin(every, axis=(1, 2), keepdims=True)
        high = np.nanmax(every, axis=(1, 2), keepdims=True)
        lifted = _LEAST + (every - low) * ((_MOST - _LEAST) / (high - low))
        every = np.where(low <= 0, lifted, every)
        rows = np.arange(len(codes))
        return {
            code: _Changed(rows, every[:, :, j])
            for j, code in enumerate(self.result.definition.indicators)
        }

    def _children(self, code: str) -> tuple[str, ...]:
        tree = self.result.definition
        return tuple(c for c in tree.children[code] if c in tree.measured)

    @cached_property
    def _scores(self) -> dict[str, FloatArray]:
        """The scores of every code as they are."""
        inside = self.result.scores.loc[self.result.basis]
        return {str(code): inside[code].to_numpy(float) for code in inside.columns}

    def _before(self, code: str) -> FloatArray:
        """Return the children's scores as they are, shape (units, children)."""
        return np.column_stack([self._scores[child] for child in self._children(code)])

    def _cells(self, code: str, found: Mapping[str, _Changed], n: int) -> _Changed:
        """Return the children's scores in the changes that touch any of them."""
        touched = np.zeros(n, dtype=bool)
        for child in self._children(code):
            if child in found:
                touched[found[child].rows] = True
        rows = np.flatnonzero(touched)
        cells = np.repeat(self._before(code)[None], len(rows), axis=0)
        for j, child in enumerate(self._children(code)):
            if child in found:
                cells[np.searchsorted(rows, found[child].rows), :, j] = found[child].values
        return _Changed(rows, cells)

    def _all(self, changed: _Changed, n: int, code: str) -> _Changed:
        cells = np.repeat(self._before(code)[None], n, axis=0)
        cells[changed.rows] = changed.values
        return _Changed(np.arange(n), cells)

    def _withheld(self, code: str, cells: FloatArray, weights: FloatArray) -> BoolArray:
        """Return which units' score of a code is withheld, one row for all changes or one each.

        Only weights derived from the figures can change what share is observed.
        """
        choices, children = self.result.choices, self._children(code)
        if choices.weighting not in DERIVED:
            return np.isnan(self._scores[code])[None]
        tree, imputed = self.result.definition, self.result.imputed
        observed = np.array(
            [
                np.ones(len(self.result.basis), dtype=bool)
                if child in tree.children
                else ~imputed.loc[self.result.basis, child].to_numpy(bool)
                for child in children
            ]
        ).T
        present = ~np.isnan(cells) & observed
        share = np.einsum("kuc,kc->ku", present, weights) / weights.sum(axis=1)[:, None]
        of_headings = any(child in tree.children for child in children)
        needed = min(choices.minimum_headings, len(children)) if of_headings else 0
        few = present.sum(axis=2) < needed
        return np.asarray(few | (share < max(choices.minimum_weight_share - 1e-12, 1e-12)))

    def _combined(self, code: str, changed: _Changed, rule: str) -> _Changed:
        """Return the aggregate's score, one value a change and unit; withheld units stay so."""
        combine = combiner(rule, self.result.choices.power)
        weights = self._weights(code, changed.values)
        withheld = self._withheld(code, changed.values, weights)
        cells = np.where(withheld[:, :, None], np.nan, changed.values)
        if rule in _PAIRWISE or len(weights) > 1:
            pairs = zip(cells, np.resize(weights, (len(cells), weights.shape[1])), strict=True)
            values = np.array([combine(table, weight) for table, weight in pairs])
        else:
            values = combine(cells.reshape(-1, cells.shape[2]), weights[0])
        values = values.reshape(cells.shape[:2])
        return _Changed(changed.rows, np.where(withheld, np.nan, values))

    @cached_property
    def _nominal(self) -> dict[str, float]:
        return {str(code): float(w) for code, w in self.result.nominal_weights.items()}

    def _weights(self, code: str, cells: FloatArray) -> FloatArray:
        """Return the children's weights: one row for all changes, or one each where derived."""
        children, weighting = self._children(code), self.result.choices.weighting
        if weighting not in DERIVED:
            return np.array([[self._nominal[child] for child in children]])
        given = self.result.definition.weights[list(children)].to_numpy(float)
        return np.array([derive_weights(table, given, weighting, children) for table in cells])


def _by_code(codes: Sequence[str], normalised: FloatArray) -> dict[str, _Changed]:
    rows = {code: np.flatnonzero(np.array(codes) == code) for code in dict.fromkeys(codes)}
    return {code: _Changed(at, normalised[:, at].T) for code, at in rows.items()}


def _onto_positive(cells: Mapping[str, _Changed]) -> dict[str, _Changed]:
    """Return scores moved to 1–100 in the changes in which one of them is not positive."""
    every = [changed.values for changed in cells.values()]
    low = _over_all(np.nanmin, every)
    high = _over_all(np.nanmax, every)
    slope = np.where(high > low, (_MOST - _LEAST) / np.where(high > low, high - low, 1.0), 0.0)
    return {
        code: replace(c, values=np.where(low <= 0, _LEAST + (c.values - low) * slope, c.values))
        for code, c in cells.items()
    }


def _over_all(extreme: Callable[..., FloatArray], tables: Iterable[FloatArray]) -> FloatArray:
    """Return the lowest or highest of each change over all tables, shape (changes, 1, 1)."""
    each = [extreme(table, axis=(1, 2)) for table in tables]
    return np.asarray(extreme(np.array(each), axis=0))[:, None, None]
