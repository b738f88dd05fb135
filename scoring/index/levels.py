"""From the indicators up the tree: every aggregate of every city, or the reason it is withheld."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.door import in_order
from scoring.index.aggregate import NEUTRAL, SHARED
from scoring.index.definition import IndexDefinition
from scoring.index.kernel import Cells, Coverage, Covered, climb, groups_of
from scoring.index.weight import EQUAL, PUBLISHED, derive_weights

LOW_COVERAGE = "low_coverage"
FEW_HEADINGS = "few_headings"


@dataclass(frozen=True)
class LevelScores:
    """Scores up the tree.

    Attributes
    ----------
    scores : DataFrame, units × all codes, root first; NaN where withheld
    observed_share : DataFrame, units × aggregates, the share (0–1) of all the
        weight at or below that has a figure behind it; a heading that is not
        measured, or withheld, counts as not observed
    withheld : DataFrame, one row a withheld score: city_code, code, reason
        ("low_coverage" or "few_headings"), observed, required
    weights : Series, index code, share of its parent
    rescaled : tuple of int, levels whose scores were moved to a positive
        interval because the rule above them needs it
    averages : Series, index code, what counts in place of a missing score of
        it; NaN where gaps share their weight, only order counts, or scores
        were moved to a positive interval
    """

    scores: pd.DataFrame
    observed_share: pd.DataFrame
    withheld: pd.DataFrame
    weights: pd.Series
    rescaled: tuple[int, ...]
    averages: pd.Series


def aggregate_levels(
    normalised: pd.DataFrame,
    definition: IndexDefinition,
    rules: Sequence[str] = ("arithmetic",),
    *,
    weighting: str = PUBLISHED,
    coverage: Coverage | None = None,
    observed: pd.DataFrame | None = None,
    power: float = 0.5,
    gaps: str = SHARED,
) -> LevelScores:
    """Return the score of every aggregate, level by level.

    Parameters
    ----------
    normalised : DataFrame, units × the definition's indicators, higher is better
    definition : IndexDefinition
    rules : sequence of str
        One rule a level, lowest first; the last one serves the levels above.
    weighting : str
        See `group_weights`; the definition's weights by default.
    coverage : Coverage, optional
        By default one observed score is enough, as in COINr.
    observed : DataFrame of bool, optional
        Which figures count as observed; by default those that are not NaN.
        An imputed figure gives a score but does not count as coverage.
    power : float
        Exponent of the rule "power".
    gaps : str
        What a missing score does, "shared" or "neutral"; see
        `scoring.index.aggregate.aggregate`.

    Raises
    ------
    DataError
        If an indicator has no column, a rule is unknown, or the weights of
        what is measured under an aggregate are all zero.
    """
    _check(normalised, definition, rules)
    leaves = _by_code(normalised, definition.indicators)
    seen = {} if observed is None else _by_code(observed, definition.indicators)
    imputed = {code: ~cells for code, cells in seen.items() if not cells.all()}
    ascent = _Ascent(definition, weighting, coverage or Coverage(), imputed)
    scores = climb(groups_of(definition, rules, power, gaps), leaves, ascent.score)
    return ascent.level_scores(normalised.index, scores)


class _Gaps(NamedTuple):
    """The units whose score of one code is withheld, and why."""

    code: str
    rows: Array
    reason: Array
    observed: Array
    required: Array


@dataclass(frozen=True)
class _Ascent:
    """One way up the tree, and what is noted on it."""

    definition: IndexDefinition
    weighting: str
    coverage: Coverage
    imputed: Mapping[str, BoolArray]
    weights: dict[str, float] = field(default_factory=dict)
    shares: dict[str, FloatArray] = field(default_factory=dict)
    gaps: list[_Gaps] = field(default_factory=list)
    rescaled: list[int] = field(default_factory=list)
    averages: dict[str, float] = field(default_factory=dict)

    def score(self, cells: Cells) -> FloatArray:
        """Return an aggregate's scores, and note its weights, coverage and gaps."""
        group = cells.group
        self.weights.update(self._weights(cells))
        if cells.lifted and group.level - 1 not in self.rescaled:
            self.rescaled.append(group.level - 1)
        weight = np.array([self.weights[child] for child in group.children])
        present = cells.present(self.imputed)
        covered = self.coverage.of(group, present, weight)
        below = [self.shares.get(child, np.ones(len(present))) for child in group.children]
        self.shares[group.code] = np.where(present, np.column_stack(below), 0.0) @ weight
        self.gaps.append(_gaps(group.code, covered, self.coverage))
        self._note_averages(cells)
        return cells.combined(weight, covered.withheld)

    def _note_averages(self, cells: Cells) -> None:
        group = cells.group
        if group.gaps == NEUTRAL and group.rule.average is not None and not cells.lifted:
            average = group.rule.average(cells.scores)[0]
            self.averages.update(zip(group.children, average.tolist(), strict=True))

    def _weights(self, cells: Cells) -> dict[str, float]:
        """Return each child's share of its parent, those not measured included."""
        children = cells.group.children
        codes = self.definition.children[cells.group.code]
        given = {c: self.definition.by_code[c].weight for c in codes}
        of_measured = np.array([given[c] for c in children])
        measured = derive_weights(cells.scores, of_measured, self.weighting, children)
        if self.weighting == EQUAL:
            given = dict.fromkeys(given, 1.0)
        # A heading that is not measured keeps its published share; the others share the rest.
        total = sum(given.values())
        shares = {c: w / total for c, w in given.items() if c not in children}
        rest = 1.0 - sum(shares.values())
        return shares | {c: w * rest for c, w in zip(children, measured.tolist(), strict=True)}

    def level_scores(self, units: pd.Index, scores: dict[str, FloatArray]) -> LevelScores:
        """Return the scores found, with everything noted on the way."""
        codes, aggregates = self.definition.codes, self.definition.aggregates[::-1]
        gap, none = np.full(len(units), np.nan), np.zeros(len(units))
        values = np.column_stack([scores.get(c, gap) for c in codes])
        shares = np.column_stack([self.shares.get(c, none) for c in aggregates])
        weights, names = {self.definition.root: 1.0} | self.weights, pd.Index(codes)
        return LevelScores(
            scores=pd.DataFrame(values, units, names),
            observed_share=pd.DataFrame(shares, units, pd.Index(aggregates)),
            withheld=_withheld(units, self.gaps),
            weights=pd.Series([weights.get(c, np.nan) for c in codes], names),
            rescaled=tuple(self.rescaled),
            averages=pd.Series([self.averages.get(c, np.nan) for c in codes], names),
        )


def _by_code(table: pd.DataFrame, codes: Sequence[str]) -> dict[str, Array]:
    cells = in_order(table, codes).to_numpy()
    return dict(zip(codes, np.ascontiguousarray(cells.T), strict=True))


def _check(normalised: pd.DataFrame, definition: IndexDefinition, rules: Sequence[str]) -> None:
    missing = [c for c in definition.indicators if c not in normalised.columns]
    if missing:
        raise DataError(f"aggregation: no scores for {', '.join(missing[:5])}")
    if not rules or not definition.indicators:
        raise DataError("aggregation: there is no rule, or no indicator to aggregate")


def _gaps(code: str, covered: Covered, coverage: Coverage) -> _Gaps:
    few, out = covered.few, covered.withheld
    return _Gaps(
        code,
        np.flatnonzero(out),
        np.where(few, FEW_HEADINGS, LOW_COVERAGE)[out],
        np.where(few, covered.headings, covered.share)[out],
        np.where(few, covered.needed, coverage.minimum_share)[out],
    )


def _withheld(units: pd.Index, gaps: list[_Gaps]) -> pd.DataFrame:
    rows = np.concatenate([g.rows for g in gaps])
    return pd.DataFrame(
        {
            "city_code": units[rows],
            "code": np.repeat([g.code for g in gaps], [len(g.rows) for g in gaps]),
            "reason": np.concatenate([g.reason for g in gaps]),
            "observed": np.concatenate([g.observed for g in gaps]).astype(float),
            "required": np.concatenate([g.required for g in gaps]).astype(float),
        }
    )
