"""The index under many choices at once: every draw's ranks, without a loop over draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.doubt.choice_space import FIGURES, GAPS, ChoiceSpace, Draws
from scoring.doubt.doubted import Doubted, doubted
from scoring.doubt.figures import FigureDoubt
from scoring.doubt.gaps import Gaps, gaps_of
from scoring.doubt.unmoved import Unmoved, unmoved
from scoring.index.aggregate import NEUTRAL, RULES
from scoring.index.chain import IndexResult
from scoring.index.choices import IndexChoices
from scoring.index.kernel import Cells, Group, climb, groups_of
from scoring.index.prepare import prepare_each
from scoring.index.rank import rank_rows

# So many scores are held at once for each code of the tree: they stay in the
# processor's cache, and products this small are not worth a second thread to
# OpenBLAS, whose threads would wait for each other longer than they compute.
BLOCK = 30_000


@dataclass(frozen=True)
class Experiment:
    """An index made ready to be computed under any choices of a space.

    Attributes
    ----------
    cities : Index, the cities with an index score, in the result's order
    codes : tuple of str, the codes whose weights are drawn
    indicators : tuple of str, those that can be left out
    space : ChoiceSpace

    All units of the basis are in every draw, those without an index too: where
    a gap is neutral, it counts at the average of them all.
    """

    cities: pd.Index
    codes: tuple[str, ...]
    indicators: tuple[str, ...]
    space: ChoiceSpace
    _weights: FloatArray
    _withheld: dict[str, BoolArray]
    _tables: tuple[FloatArray, ...]
    _levels: tuple[tuple[tuple[Group, ...], ...], ...]
    _ranked: Array
    _gaps: Gaps | None = None
    _doubted: Doubted | None = None

    def ranks(self, draws: Draws) -> Array:
        """Return the rank of every city in every draw, shape (draws, cities).

        A city that has no figure but the one left out comes last in that draw.
        """
        ranks = np.empty((len(draws.option), len(self.cities)), dtype=np.int32)
        for option in np.unique(draws.option):
            rows = np.flatnonzero(draws.option == option)
            ready = self._ready[option]
            for part in _parts(rows, max(1, BLOCK // len(self._tables[option]))):
                weights = self._drawn_weights(draws, part)
                seeds = {factor: every[part] for factor, every in draws.seeds.items()}
                scores = self._scores(weights, option, seeds, ready)[:, self._ranked]
                ranks[part] = rank_rows(_gaps_last(scores))
        return ranks

    def with_indicator(self, code: str, scores: Sequence[FloatArray]) -> Experiment:
        """Return the experiment with other scores of one indicator.

        Parameters
        ----------
        scores : one array, shape (units of the basis,), for each option of the space
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

    @cached_property
    def _ready(self) -> tuple[dict[str, Cells], ...]:
        """For each option the cells of the groups that no draw changes: those of indicators."""
        moving = set() if self._doubted is None else set(self._doubted.codes)
        return tuple(
            {
                group.code: Cells(group, table[:, self._columns[group.code]])
                for group in chain.from_iterable(groups)
                if not group.of_headings and moving.isdisjoint(group.children)
            }
            for groups, table in zip(self._levels, self._tables, strict=True)
        )

    @cached_property
    def _unmoved(self) -> tuple[Unmoved | None, ...]:
        """For each option what is there of those groups where draws fill gaps."""
        if (gaps := self._gaps) is None:
            return (None,) * len(self._tables)
        return tuple(
            unmoved(table, [cells.group for cells in ready.values()], gaps, self._columns)
            for table, ready in zip(self._tables, self._ready, strict=True)
        )

    def _leaves(self, option: int, seeds: Mapping[str, Array]) -> dict[str, FloatArray]:
        """Return the indicators' scores, shape (cities,), or (draws, cities) where they move."""
        leaves = dict(zip(self.indicators, self._tables[option].T, strict=True))
        if self._doubted is None:
            return leaves
        return leaves | self._doubted.moved(option, leaves, seeds[FIGURES])

    def _scores(
        self,
        weights: FloatArray,
        option: int,
        seeds: Mapping[str, Array],
        ready: dict[str, Cells],
    ) -> FloatArray:
        """Return the index in each draw, shape (draws, cities)."""

        gaps, laid = self._gaps, self._unmoved[option]
        drawn = None if gaps is None else gaps.drawn(seeds[GAPS])
        given = None if laid is None or drawn is None else laid.given(weights, drawn)

        def score(cells: Cells) -> FloatArray:
            code, mean = cells.group.code, cells.group.rule.mean
            own, withheld = weights[:, self._columns[code]], self._withheld[code]
            if gaps is None or drawn is None or mean is None:
                return cells.combined(own, withheld)
            if laid is not None and given is not None and code in laid.values:
                return laid.combined(code, own, withheld, given)
            return gaps.combined(cells, mean, own, withheld, drawn)

        levels = self._levels[option]
        return climb(levels, self._leaves(option, seeds), score, ready)[levels[-1][0].code]

    @cached_property
    def _columns(self) -> dict[str, list[int]]:
        """The columns of the weights that each group's children have."""
        at = {code: j for j, code in enumerate(self.codes)}
        groups = chain.from_iterable(self._levels[0])
        return {group.code: [at[child] for child in group.children] for group in groups}


def prepare_experiment(
    result: IndexResult,
    space: ChoiceSpace,
    groups: pd.Series | None = None,
    figures: FigureDoubt | None = None,
) -> Experiment:
    """Return an index made ready for draws from a space.

    Cities and aggregates withheld in the result stay withheld in every draw.

    Parameters
    ----------
    result : IndexResult
    space : ChoiceSpace
    groups : Series, index city_code, needed where imputation is among the options
    figures : FigureDoubt, needed where the space draws the figures

    Raises
    ------
    DataError
        If imputation is drawn without groups or figures without their doubt, a
        rule is not a mean, or no city has an index.
    """
    tree = result.definition
    scores = result.scores.loc[result.basis]
    ranked = scores[tree.root].notna().to_numpy()
    if not ranked.any():
        raise DataError("no city has an index, so there is no rank to question", "no_ranks")
    inside = result.raw.loc[result.basis]
    options = space.options(result.choices)
    _refuse_slow_rules(options)
    if space.figures and figures is None:
        raise DataError("figures are drawn, and nobody says how far they may be off")
    headings = [c for c in tree.aggregates if c in tree.measured]
    codes = (*tree.indicators, *(c for c in headings if c != tree.root))
    tables = [each.normalised for each in prepare_each(inside, tree, options, groups)]
    withheld = {c: scores[c].isna().to_numpy() for c in headings}
    cells = tuple(table.to_numpy(float) for table in tables)
    neutral = space.gaps and result.choices.gaps == NEUTRAL
    return Experiment(
        cities=result.basis[ranked],
        codes=codes,
        indicators=tree.indicators,
        space=space,
        _weights=result.nominal_weights[list(codes)].to_numpy(float),
        _withheld=withheld,
        _tables=cells,
        _levels=tuple(groups_of(tree, o.aggregation, o.power, o.gaps) for o in options),
        _ranked=np.flatnonzero(ranked),
        _gaps=gaps_of(tree.indicators, cells, withheld, ranked) if neutral else None,
        _doubted=doubted(figures, inside, tables, tree.indicators)
        if space.figures and figures is not None
        else None,
    )


def _refuse_slow_rules(options: Sequence[IndexChoices]) -> None:
    slow = [rule for option in options for rule in option.aggregation if not RULES[rule].is_mean]
    if slow:
        raise DataError(
            f"the uncertainty of ranks is not computed under the rule {slow[0]}",
            "slow_rule",
            rule=slow[0],
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
