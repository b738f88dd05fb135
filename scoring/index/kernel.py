"""The arithmetic of an index, once: from the indicators up the tree, for one table or many.

The scores of a code are an array (…, units). The leading axes are whatever is
asked at once: draws of choices, changed figures. What all of these share has
no leading axis, and is computed once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import chain
from typing import NamedTuple

import numpy as np

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.index.aggregate import NEUTRAL, SHARED, Rule, Weighted, rule_of, weighted_sum
from scoring.index.definition import IndexDefinition


@dataclass(frozen=True)
class Group:
    """One aggregate, its children that are measured, the rule over them and what gaps do.

    `is_index` is the root alone; `of_headings`, any aggregate of aggregates.
    """

    code: str
    level: int
    children: tuple[str, ...]
    is_index: bool
    of_headings: bool
    rule: Rule
    gaps: str

    def over(self, scores: FloatArray) -> Weighted:
        """Return the rule over these scores, a function of the weights."""
        return (self.rule.neutral if self.gaps == NEUTRAL else self.rule.over)(scores)


@dataclass(frozen=True)
class Cells:
    """The scores of a group's children side by side.

    Attributes
    ----------
    group : Group
    scores : array, shape (…, units, children)
    lifted : bool, whether they were moved to 1–100 because the rule needs it
    """

    group: Group
    scores: FloatArray
    lifted: bool = False

    @cached_property
    def all_positive(self) -> bool:
        """Whether no score is zero or less."""
        return not np.any(self.scores <= 0)

    @cached_property
    def _over(self) -> Weighted:
        return self.group.over(self.scores)

    def combined(self, weights: FloatArray, withheld: BoolArray) -> FloatArray:
        """Return the aggregate's scores, shape (…, units), NaN where withheld.

        Parameters
        ----------
        weights : array, shape (…, children)
        withheld : array, shape (…, units)
        """
        over = self._over
        if self.group.rule.counts_units:  # whoever is withheld is nobody's opponent
            over = self.group.over(np.where(withheld[..., None], np.nan, self.scores))
        return np.where(withheld, np.nan, over(weights))

    def present(self, imputed: Mapping[str, BoolArray]) -> BoolArray:
        """Return which scores are there and observed, shape (…, units, children)."""
        present = ~np.isnan(self.scores)
        for j, child in enumerate(self.group.children):
            if child in imputed:
                present[..., j] &= ~imputed[child]
        return present


class Covered(NamedTuple):
    """What of an aggregate is observed: the share of its weight, how many children, enough?"""

    share: FloatArray
    headings: Array
    needed: int
    few: BoolArray
    withheld: BoolArray


@dataclass(frozen=True)
class Coverage:
    """When an aggregate is withheld rather than guessed.

    Attributes
    ----------
    minimum_share : float
        An aggregate needs this share of its measured weight.
    minimum_headings : int
        The index needs so many of its headings, or all where there are fewer.
        A heading with sub-headings needs no more of them than its weight asks for.
    """

    minimum_share: float = 0.0
    minimum_headings: int = 0

    def of(self, group: Group, present: BoolArray, weights: FloatArray) -> Covered:
        """Return how much of a group is observed, and where that is too little."""
        share = weighted_sum(present.astype(float), weights) / weights.sum(axis=-1, keepdims=True)
        headings = present.sum(axis=-1)
        counted = group.is_index and group.of_headings
        needed = min(self.minimum_headings, len(group.children)) if counted else 0
        few = np.asarray(headings < needed)
        withheld = few | (share < max(self.minimum_share - 1e-12, 1e-12))
        return Covered(share, headings, needed, few, withheld)


def groups_of(
    definition: IndexDefinition, rules: Sequence[str], power: float, gaps: str = SHARED
) -> tuple[tuple[Group, ...], ...]:
    """Return the measured aggregates level by level, lowest first.

    Parameters
    ----------
    rules : one rule a level, lowest first; the last one serves the levels above
    power : the exponent of the rule "power"
    gaps : what a missing score does, see `scoring.index.aggregate.aggregate`

    Raises
    ------
    DataError
        If an aggregate would take the mean of counts of units and of scores.
    """
    levels: dict[int, list[Group]] = {}
    for code in definition.aggregates:
        children = tuple(c for c in definition.children[code] if c in definition.measured)
        if children:
            level = definition.by_code[code].level
            rule = rule_of(rules[min(level - 2, len(rules) - 1)], power)
            of_headings = any(c in definition.children for c in children)
            group = Group(code, level, children, code == definition.root, of_headings, rule, gaps)
            levels.setdefault(level, []).append(group)
    _check_scales(levels)
    return tuple(map(tuple, levels.values()))


def _check_scales(levels: Mapping[int, Sequence[Group]]) -> None:
    """Refuse a mean over children of which some count units and others are scores."""
    counts = {g.code: g.rule.counts_units for groups in levels.values() for g in groups}
    for group in chain.from_iterable(levels.values()):
        kinds = {counts.get(child, False) for child in group.children}
        if len(kinds) > 1 and not group.rule.counts_units:
            raise DataError(
                f"aggregation: under {group.code} scores and counts of units would be averaged",
                "mixed_scales",
                code=group.code,
            )


def climb(
    levels: Sequence[Sequence[Group]],
    leaves: Mapping[str, FloatArray],
    score: Callable[[Cells], FloatArray],
    ready: Mapping[str, Cells] | None = None,
) -> dict[str, FloatArray]:
    """Return the scores of every code, each an array (…, units).

    Parameters
    ----------
    levels : as `groups_of` returns them
    leaves : the normalised scores of each indicator, shape (…, units)
    score : what makes an aggregate's scores of its children's
    ready : cells of groups of indicators, for whoever climbs the same tree again
    """
    found, ready = dict(leaves), ready or {}
    for groups in levels:
        row = [ready.get(g.code) or _side_by_side(g, found) for g in groups]
        for cells in _positive(row):
            found[cells.group.code] = score(cells)
    return found


def onto_positive(tables: Sequence[FloatArray]) -> list[FloatArray]:
    """Return all tables moved onto 1–100 by one line, where any score in them is not positive.

    Geometric and harmonic means need positive scores; this is COINr's way to
    have them without changing any order.

    Parameters
    ----------
    tables : arrays, shape (…, units, children); each of the leading axes has its own line
    """
    low = reduce(np.minimum, [_extreme(np.fmin, table, np.inf) for table in tables])
    high = reduce(np.maximum, [_extreme(np.fmax, table, -np.inf) for table in tables])
    spread = high > low
    slope = np.where(spread, 99 / np.where(spread, high - low, 1.0), 0.0)
    return [np.where(low <= 0, 1 + (table - low) * slope, table) for table in tables]


def _extreme(of: np.ufunc, table: FloatArray, initial: float) -> FloatArray:
    return np.asarray(of.reduce(table, axis=(-2, -1), initial=initial, keepdims=True))


def _side_by_side(group: Group, found: Mapping[str, FloatArray]) -> Cells:
    scores = np.broadcast_arrays(*(found[child] for child in group.children))
    return Cells(group, np.stack(scores, axis=-2).swapaxes(-1, -2))


def _positive(row: Sequence[Cells]) -> Sequence[Cells]:
    group = row[0].group
    # Indicators are on 100 ± 10 z where a rule asks for it; counts of units below it are not.
    needed = group.rule.needs_positive or (group.rule.standard and group.level > 2)
    if not needed or all(cells.all_positive for cells in row):
        return row
    moved = onto_positive([cells.scores for cells in row])
    return [replace(c, scores=m, lifted=True) for c, m in zip(row, moved, strict=True)]
