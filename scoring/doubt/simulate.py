"""The index under many choices at once: every draw's ranks, without a loop over draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.doubt.choice_space import ChoiceSpace, Draws
from scoring.index.chain import IndexResult
from scoring.index.definition import IndexDefinition
from scoring.index.prepare import prepare_indicators
from scoring.index.rank import rank_rows

# So many scores are held at once for each code of the tree: they stay in the
# processor's cache, and products this small are not worth a second thread to
# OpenBLAS, whose threads would wait for each other longer than they compute.
BLOCK = 30_000

Mean = tuple[Callable[[FloatArray], FloatArray], Callable[[FloatArray], FloatArray]]


def quasi_arithmetic(rule: str, power: float) -> Mean:
    """Return f and its inverse, where the rule is f⁻¹(Σ wᵢ f(xᵢ)).

    Raises
    ------
    DataError
        If the rule is not such a mean (Copeland, Mazziotta–Pareto).
    """
    if rule == "arithmetic":
        return (lambda x: x, lambda x: x)
    if rule == "geometric" or (rule == "power" and power == 0):
        return (np.log, np.exp)
    if rule == "harmonic":
        return (lambda x: 1 / x, lambda x: 1 / x)
    if rule == "power":
        return (lambda x: x**power, lambda x: x ** (1 / power))
    raise DataError(f"the uncertainty of ranks is not computed under the rule {rule}")


@dataclass(frozen=True)
class _Leaves:
    """Indicators under one aggregate: columns of the table, f(scores) or 0, and 1 or 0."""

    columns: list[int]
    scores: FloatArray
    observed: FloatArray


@dataclass(frozen=True)
class Experiment:
    """An index made ready to be computed under any choices of a space.

    Attributes
    ----------
    cities : Index, the cities with an index score, in the result's order
    codes : tuple of str, the codes whose weights are drawn
    indicators : tuple of str, those that can be left out
    space : ChoiceSpace
    """

    cities: pd.Index
    codes: tuple[str, ...]
    indicators: tuple[str, ...]
    space: ChoiceSpace
    _tree: IndexDefinition
    _weights: FloatArray
    _withheld: dict[str, BoolArray]
    _tables: tuple[FloatArray, ...]
    _means: tuple[tuple[Mean, ...], ...]

    def ranks(self, draws: Draws) -> Array:
        """Return the rank of every city in every draw, shape (draws, cities).

        A city that has no figure but the one left out comes last in that draw.
        """
        ranks = np.empty((len(draws.option), len(self.cities)), dtype=np.int32)
        for option in np.unique(draws.option):
            rows = np.flatnonzero(draws.option == option)
            leaves = self._leaves(option)
            for part in _parts(rows, max(1, BLOCK // len(self.cities))):
                weights = self._drawn_weights(draws, part)
                scores = self._scores(weights, leaves, option)
                ranks[part] = rank_rows(_gaps_last(scores))
        return ranks

    def with_indicator(self, code: str, scores: Sequence[FloatArray]) -> Experiment:
        """Return the experiment with other scores of one indicator.

        Parameters
        ----------
        scores : one array, shape (cities,), for each option of the space
        """
        column = self.indicators.index(code)
        tables = [table.copy() for table in self._tables]
        for table, own in zip(tables, scores, strict=True):
            table[:, column] = own
        return replace(self, _tables=tuple(tables))

    def _drawn_weights(self, draws: Draws, rows: Array) -> FloatArray:
        weights = self._weights * draws.factor[rows]
        out = draws.left_out[rows]
        weights[np.flatnonzero(out >= 0), out[out >= 0]] = 0.0
        return weights

    def _leaves(self, option: int) -> dict[str, _Leaves]:
        """Return the indicators directly under each aggregate, as its rule needs them."""
        at = {code: j for j, code in enumerate(self.indicators)}
        found = {}
        for code in self._withheld:
            columns = [at[c] for c in self._tree.children[code] if c in at]
            forward, _ = self._mean(code, option)
            scores = forward(self._tables[option][:, columns].T)
            missing = np.isnan(scores)
            found[code] = _Leaves(columns, np.where(missing, 0.0, scores), (~missing).astype(float))
        return found

    def _mean(self, code: str, option: int) -> Mean:
        means = self._means[option]
        return means[min(self._tree.by_code[code].level - 2, len(means) - 1)]

    def _scores(self, weights: FloatArray, leaves: dict[str, _Leaves], option: int) -> FloatArray:
        """Return the index in each draw, shape (draws, cities)."""
        at = {code: j for j, code in enumerate(self.codes)}
        found: dict[str, FloatArray] = {}
        for code, below in leaves.items():
            forward, back = self._mean(code, option)
            total = weights[:, below.columns] @ below.scores
            weight = weights[:, below.columns] @ below.observed
            for child in (c for c in self._tree.children[code] if c in found):
                _add(total, weight, forward(found.pop(child)), weights[:, at[child], None])
            with np.errstate(invalid="ignore", divide="ignore"):
                score = back(total / weight)
            score[:, self._withheld[code]] = np.nan
            found[code] = score
        return found[self._tree.root]


def prepare_experiment(
    result: IndexResult, space: ChoiceSpace, groups: pd.Series | None = None
) -> Experiment:
    """Return an index made ready for draws from a space.

    Cities and aggregates withheld in the result stay withheld in every draw.

    Parameters
    ----------
    result : IndexResult
    space : ChoiceSpace
    groups : Series, index city_code, needed where imputation is among the options

    Raises
    ------
    DataError
        If imputation is drawn without groups, a rule is not a mean, or no city
        has an index.
    """
    tree = result.definition
    cities = result.scores.index[result.scores[tree.root].notna()]
    if cities.empty:
        raise DataError("no city has an index, so there is no rank to question")
    inside = result.raw.loc[result.basis]
    options = space.options(result.choices)
    headings = [c for c in tree.aggregates if c in tree.measured]
    codes = (*tree.indicators, *(c for c in headings if c != tree.root))
    tables = [prepare_indicators(inside, tree, option, groups).normalised for option in options]
    return Experiment(
        cities=cities,
        codes=codes,
        indicators=tree.indicators,
        space=space,
        _tree=tree,
        _weights=result.nominal_weights[list(codes)].to_numpy(float),
        _withheld={c: result.scores.loc[cities, c].isna().to_numpy() for c in headings},
        _tables=tuple(table.loc[cities].to_numpy(float) for table in tables),
        _means=tuple(
            tuple(quasi_arithmetic(rule, option.power) for rule in option.aggregation)
            for option in options
        ),
    )


def _parts(rows: Array, size: int) -> Iterator[Array]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _gaps_last(scores: FloatArray) -> FloatArray:
    missing = np.isnan(scores)
    if not missing.any():
        return scores
    lowest = np.fmin.reduce(scores, axis=1, keepdims=True)
    return np.where(missing, np.nan_to_num(lowest) - 1, scores)


def _add(total: FloatArray, weight: FloatArray, scores: FloatArray, share: FloatArray) -> None:
    missing = np.isnan(scores)
    total += np.where(missing, 0.0, scores) * share
    weight += ~missing * share
