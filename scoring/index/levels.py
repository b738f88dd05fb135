"""From the indicators up the tree: every aggregate of every city, or the reason it is withheld."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.index.aggregate import NEEDS_POSITIVE, combiner
from scoring.index.definition import IndexDefinition
from scoring.index.weight import EQUAL, PUBLISHED, derive_weights

LOW_COVERAGE = "low_coverage"
FEW_HEADINGS = "few_headings"


@dataclass(frozen=True)
class Coverage:
    """When an aggregate is withheld rather than guessed.

    Attributes
    ----------
    minimum_share : float
        An aggregate needs this share of its measured weight.
    minimum_headings : int
        An aggregate of aggregates needs so many of them, or all where there
        are fewer.
    """

    minimum_share: float = 0.0
    minimum_headings: int = 0


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
    """

    scores: pd.DataFrame
    observed_share: pd.DataFrame
    withheld: pd.DataFrame
    weights: pd.Series
    rescaled: tuple[int, ...]


def aggregate_levels(
    normalised: pd.DataFrame,
    definition: IndexDefinition,
    rules: Sequence[str] = ("arithmetic",),
    *,
    weighting: str = PUBLISHED,
    coverage: Coverage | None = None,
    observed: pd.DataFrame | None = None,
    power: float = 0.5,
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

    Raises
    ------
    DataError
        If an indicator has no column, a rule is unknown, or the weights of
        what is measured under an aggregate are all zero.
    """
    _check(normalised, definition, rules)
    coverage = coverage or Coverage()
    scores = _indicator_scores(normalised[list(definition.indicators)], observed)
    weights: dict[str, float] = {definition.root: 1.0}
    withheld: list[_Gaps] = []
    rescaled: list[int] = []
    for level in range(2, definition.n_levels + 1):
        rule = rules[min(level - 2, len(rules) - 1)]
        groups = _groups(definition, level, scores)
        if rule in NEEDS_POSITIVE and any(np.any(g.values <= 0) for g in groups):
            groups = _positive(groups)
            rescaled.append(level - 1)
        for group in groups:
            shares = _shares(group, definition, weighting)
            weights |= shares
            weight = np.array([shares[child] for child in group.children])
            scores[group.code], gaps = _score(group, weight, combiner(rule, power), coverage)
            withheld.append(gaps)
    return _level_scores(normalised.index, definition, scores, weights, withheld, rescaled)


@dataclass(frozen=True)
class _Score:
    """One code over all units: its score, whether it counts as there, how much is observed."""

    value: FloatArray
    present: BoolArray
    share: FloatArray


@dataclass(frozen=True)
class _Group:
    """The measured children of one aggregate, and their scores side by side."""

    code: str
    children: tuple[str, ...]
    values: FloatArray
    present: BoolArray
    share: FloatArray
    of_headings: bool


@dataclass(frozen=True)
class _Gaps:
    """The units whose score of one code is withheld, and why."""

    code: str
    rows: Array
    reason: Array
    observed: Array
    required: Array


def _check(normalised: pd.DataFrame, definition: IndexDefinition, rules: Sequence[str]) -> None:
    missing = [c for c in definition.indicators if c not in normalised.columns]
    if missing:
        raise DataError(f"aggregation: no scores for {', '.join(missing[:5])}")
    if not rules or not definition.indicators:
        raise DataError("aggregation: there is no rule, or no indicator to aggregate")


def _indicator_scores(cells: pd.DataFrame, observed: pd.DataFrame | None) -> dict[str, _Score]:
    seen = cells.notna() if observed is None else observed[cells.columns] & cells.notna()
    value, present = cells.to_numpy(float), seen.to_numpy(bool)
    return {
        code: _Score(value[:, j], present[:, j], present[:, j].astype(float))
        for j, code in enumerate(cells.columns)
    }


def _groups(definition: IndexDefinition, level: int, scores: dict[str, _Score]) -> list[_Group]:
    groups = []
    for code in definition.aggregates:
        children = tuple(c for c in definition.children[code] if c in definition.measured)
        if definition.by_code[code].level != level or not children:
            continue
        rows = [scores[c] for c in children]
        groups.append(
            _Group(
                code,
                children,
                np.column_stack([r.value for r in rows]),
                np.column_stack([r.present for r in rows]),
                np.column_stack([r.share for r in rows]),
                any(c in definition.children for c in children),
            )
        )
    return groups


def _positive(groups: list[_Group]) -> list[_Group]:
    """Return the groups with all their scores moved onto 1–100 by one line."""
    low = min(np.nanmin(g.values) for g in groups)
    high = max(np.nanmax(g.values) for g in groups)
    slope = 99 / (high - low) if high > low else 0.0
    return [replace(g, values=1 + (g.values - low) * slope) for g in groups]


def _shares(group: _Group, definition: IndexDefinition, weighting: str) -> dict[str, float]:
    """Return each child's share of its parent, those not measured included."""
    given = {c: definition.by_code[c].weight for c in definition.children[group.code]}
    measured = derive_weights(
        group.values, np.array([given[c] for c in group.children]), weighting, group.children
    )
    if weighting == EQUAL:
        given = dict.fromkeys(given, 1.0)
    # A heading that is not measured keeps its published share; the others share the rest.
    total = sum(given.values())
    shares = {c: w / total for c, w in given.items() if c not in group.children}
    rest = 1.0 - sum(shares.values())
    return shares | {c: w * rest for c, w in zip(group.children, measured.tolist(), strict=True)}


def _score(
    group: _Group,
    weight: FloatArray,
    combine: Callable[[FloatArray, FloatArray], FloatArray],
    coverage: Coverage,
) -> tuple[_Score, _Gaps]:
    observed = group.present @ weight / weight.sum()
    count = group.present.sum(axis=1)
    needed = min(coverage.minimum_headings, len(group.children)) if group.of_headings else 0
    few = count < needed
    withheld = few | (observed < max(coverage.minimum_share - 1e-12, 1e-12))
    values = np.where(withheld[:, None], np.nan, group.values)
    combined = np.where(withheld, np.nan, combine(values, weight))
    below = np.where(group.present, group.share, 0.0) @ weight
    gaps = _Gaps(
        group.code,
        np.flatnonzero(withheld),
        np.where(few, FEW_HEADINGS, LOW_COVERAGE)[withheld],
        np.where(few, count, observed)[withheld],
        np.where(few, needed, coverage.minimum_share)[withheld],
    )
    return _Score(combined, ~np.isnan(combined), below), gaps


def _level_scores(
    units: pd.Index,
    definition: IndexDefinition,
    scores: dict[str, _Score],
    weights: dict[str, float],
    withheld: list[_Gaps],
    rescaled: list[int],
) -> LevelScores:
    gap, none = np.full(len(units), np.nan), np.zeros(len(units))
    values = [scores[c].value if c in scores else gap for c in definition.codes]
    aggregates = definition.aggregates[::-1]
    shares = [scores[c].share if c in scores else none for c in aggregates]
    return LevelScores(
        scores=pd.DataFrame(np.column_stack(values), units, list(definition.codes)),
        observed_share=pd.DataFrame(np.column_stack(shares), units, list(aggregates)),
        withheld=_withheld(units, withheld),
        weights=pd.Series([weights.get(c, np.nan) for c in definition.codes], definition.codes),
        rescaled=tuple(rescaled),
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
