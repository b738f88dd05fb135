"""An index as its weights see it: who is weighed, by what, and what lies below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.index.aggregate import RULES
from scoring.index.chain import IndexResult
from scoring.index.kernel import Cells, Group, climb, groups_of

ARITHMETIC = "arithmetic"
# The index must be found again from its headings, or nothing is proved of it.
_SAME = 1e-9


@dataclass(frozen=True)
class Weighed:
    """The units that have an index, and what their places are weighed from.

    One unit is above another exactly where its weighted mean of `scores` is
    the higher one, whatever the weights.

    Attributes
    ----------
    cities : Index of city_code
    codes : tuple of str, the measured children
    scores : array, shape (cities, codes), no NaN: a gap stands where the units
        it is compared with stand on average; logarithms under a geometric
        mean, and so on for the other means
    weights : array, shape (codes,), 0 upwards, summing to 1
    observed : array of bool, like `scores`, False where a gap was filled
    rule : str, the mean of `scoring.index.aggregate.RULES` over the codes
    below : for each code what it is itself weighed from, None for an
        indicator; empty where other weights within it have no exact answer
    """

    cities: pd.Index
    codes: tuple[str, ...]
    scores: FloatArray
    weights: FloatArray
    observed: BoolArray
    rule: str
    below: tuple[Weighed | None, ...] = ()

    def means(self, weights: FloatArray) -> FloatArray:
        """Return what orders the units under other weights of the codes, shape (cities,)."""
        return np.asarray(self.scores @ (weights / weights.sum()))

    def at(self, city: str) -> int:
        """Return the row of a unit.

        Raises
        ------
        DataError
            If it has no index, and so no place.
        """
        if city not in self.cities:
            raise DataError(
                f"no rank: the index of this city is withheld or unknown: {city}",
                "withheld_city",
                code=city,
            )
        return int(self.cities.get_indexer(pd.Index([city]))[0])


def weighed(result: IndexResult) -> Weighed:
    """Return what the places of an index are weighed from.

    Raises
    ------
    DataError
        If no unit has an index, its rule is not a mean, or gaps share out
        their weights, so that not all units are weighed alike.
    """
    root = result.definition.root
    cities = result.scores.index[result.scores[root].notna()]
    if cities.empty:
        raise DataError("no city has an index, so there is no rank to question", "no_ranks")
    cells = _cells(result)
    rule = _rule(result, cells[root].group)
    if not RULES[rule].is_mean:
        raise DataError(
            f"what other weights do has no exact answer under the rule {rule}",
            "not_proved_rule",
            rule=rule,
        )
    found = _weighed(root, cells, result)
    kept = _rows(found, result.basis.get_indexer(cities), cities)
    index = _ordering(rule, result.choices.power)(result.scores.loc[cities, root].to_numpy(float))
    away = ~_same(kept, index)
    if away.any():
        named = ", ".join(map(str, cities[away][:5]))
        raise DataError(
            f"cities with a gap have weights of their own, so nothing is proved: {named}",
            "not_proved_gaps",
            codes=named,
        )
    return kept


def _cells(result: IndexResult) -> dict[str, Cells]:
    """Return the scores below every aggregate side by side, lifted where the rule needs it."""
    found: dict[str, Cells] = {}
    inside = result.scores.loc[result.basis]

    def noted(cells: Cells) -> FloatArray:
        found[cells.group.code] = cells
        return inside[cells.group.code].to_numpy(float)

    choices = result.choices
    leaves = {c: inside[c].to_numpy(float) for c in result.definition.indicators}
    climb(groups_of(result.definition, choices.aggregation, choices.power), leaves, noted)
    return found


def _rule(result: IndexResult, group: Group) -> str:
    rules = result.choices.aggregation
    return rules[min(group.level - 2, len(rules) - 1)]


def _ordering(rule: str, power: float) -> Callable[[FloatArray], FloatArray]:
    """Return the f that rises with the score and whose weighted mean orders units."""
    if rule == ARITHMETIC:
        return np.asarray
    if rule == "geometric" or (rule == "power" and power == 0):
        return np.log
    exponent = -1.0 if rule == "harmonic" else power
    return lambda scores: np.asarray(np.sign(exponent) * scores**exponent)


def _weighed(code: str, cells: dict[str, Cells], result: IndexResult) -> Weighed:
    """Return what an aggregate is weighed from, for all units of the basis."""
    group, rule = cells[code].group, _rule(result, cells[code].group)
    known = np.flatnonzero(~np.isnan(cells[code].scores).all(axis=0))
    codes, scores = tuple(group.children[j] for j in known), cells[code].scores[:, known]
    ordering = _ordering(rule, result.choices.power)(scores)
    weights = result.nominal_weights[list(codes)].to_numpy(float)
    return Weighed(
        cities=result.basis,
        codes=codes,
        scores=np.where(np.isnan(scores), np.nanmean(ordering, axis=0), ordering),
        weights=weights / weights.sum(),
        observed=~np.isnan(scores),
        rule=rule,
        below=_below(codes, scores, cells, result) if rule == ARITHMETIC else (),
    )


def _below(
    codes: tuple[str, ...], scores: FloatArray, cells: dict[str, Cells], result: IndexResult
) -> tuple[Weighed | None, ...]:
    """Return what each code is weighed from; nothing where one is no mean with common weights."""
    parts = [_weighed(code, cells, result) if code in cells else None for code in codes]
    exact = [
        one is None or (one.below and _same(one, column).all())
        for one, column in zip(parts, scores.T, strict=True)
    ]
    if not all(exact):
        return ()
    return tuple(
        None if one is None else _gaps_average(one, np.isnan(column))
        for one, column in zip(parts, scores.T, strict=True)
    )


def _gaps_average(part: Weighed, missing: BoolArray) -> Weighed:
    """Return a part in which units without its score stand where the others are on average."""
    average = part.scores[~missing].mean(axis=0)
    scores = np.where(missing[:, None], average, part.scores)
    below = tuple(None if one is None else _gaps_average(one, missing) for one in part.below)
    return replace(part, scores=scores, observed=part.observed & ~missing[:, None], below=below)


def _rows(part: Weighed, rows: Array, cities: pd.Index) -> Weighed:
    below = tuple(None if one is None else _rows(one, rows, cities) for one in part.below)
    scores, observed = part.scores[rows], part.observed[rows]
    return replace(part, cities=cities, scores=scores, observed=observed, below=below)


def _same(part: Weighed, scores: FloatArray) -> BoolArray:
    """Return where scores are the weighted means of a part, or missing, shape (units,)."""
    away = np.abs(part.means(part.weights) - scores)
    largest = max(float(np.nanmax(np.abs(scores))), 1.0)
    return np.asarray(np.isnan(scores) | (away <= _SAME * largest))
