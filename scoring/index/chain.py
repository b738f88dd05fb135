"""The whole chain: from figures and choices to scores, ranks and the reasons behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.arrays import Array
from scoring.door import checked, in_order
from scoring.index.aggregate import NEUTRAL
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition
from scoring.index.frameworks import framework_basis, framework_tree
from scoring.index.indicators import IndicatorTable, select_indicators
from scoring.index.kernel import Coverage
from scoring.index.levels import LevelScores, aggregate_levels
from scoring.index.prepare import prepare_indicators
from scoring.index.rank import competition_ranks
from scoring.index.screen import ENTERS, screen_indicators
from scoring.index.weight import weight_table

OUTSIDE_BASIS = "outside_basis"
LEFT_OUT = "left_out"
RANKED = frozenset({"rank", "borda"})


@dataclass(frozen=True)
class Scored:
    """What an index says of units, however it came about.

    Attributes
    ----------
    choices : IndexChoices
    definition : IndexDefinition
    scores : DataFrame, cities × codes of the definition; NaN where withheld
    ranks : DataFrame of Int64, like `scores`, 1 is best, NA where withheld
    withheld : DataFrame, one row a withheld score: city_code, code, reason
        ("outside_basis", "low_coverage", "few_headings"), observed, required
    scales : tuple of pairs, the lowest and highest score there can be at each
        level, lowest level first, for an axis; see `scale_of`
    """

    choices: IndexChoices
    definition: IndexDefinition
    scores: pd.DataFrame
    ranks: pd.DataFrame
    withheld: pd.DataFrame
    scales: tuple[tuple[float, float], ...]

    def scale_of(self, code: str) -> tuple[float, float]:
        """Return the lowest and highest score that a code can have, for an axis."""
        return self.scales[self.definition.by_code[code].level - 1]

    def scale_over(self, codes: Iterable[str]) -> tuple[float, float]:
        """Return the one scale that has room for the scores of all these codes."""
        ends = [self.scale_of(code) for code in codes]
        return min(low for low, _ in ends), max(high for _, high in ends)

    def share_of_scale(self, code: str, score: float) -> float:
        """Return how far along its scale a score lies, 0–1, NaN without one; for a bar."""
        low, high = self.scale_of(code)
        return float(np.clip((score - low) / (high - low), 0.0, 1.0))


@dataclass(frozen=True, kw_only=True)
class IndexResult(Scored):
    """An index of all codes, indicators too, with all that is needed to question it.

    Attributes
    ----------
    definition : IndexDefinition
        The tree as computed: without indicators left out or screened out.
    basis : Index, the units that set the scale
    raw : DataFrame, cities × indicators, each in its own unit, as given
    imputed : DataFrame of bool, cities × indicators, True where a figure was filled in
    treated : DataFrame, like `raw`, after imputation and treatment
    normalised : DataFrame, cities × indicators, on `scale`, higher is better
    observed_share : DataFrame, cities × aggregates, 0–1
    treatment : DataFrame, one row an indicator; see `Treatment.log`
    treated_points : DataFrame, one row a Winsorised cell; see `Treatment.points`
    excluded : DataFrame, one row an indicator not used: indicator, reason
        ("left_out", "few_cities", "one_distinct_value"), observed, required
    nominal_weights : Series, index code, share of its parent (0–1)
    rescaled : tuple of int, levels moved to a positive interval (1–100) because
        a rule above them needs scores above zero
    averages : Series, index code, the score that counts in place of a gap, NaN
        where there is none to show; see `neutral`
    figures : IndicatorTable, optional, the years, sources and notes behind `raw`
    """

    basis: pd.Index
    raw: pd.DataFrame
    imputed: pd.DataFrame
    treated: pd.DataFrame
    normalised: pd.DataFrame
    observed_share: pd.DataFrame
    treatment: pd.DataFrame
    treated_points: pd.DataFrame
    excluded: pd.DataFrame
    nominal_weights: pd.Series
    rescaled: tuple[int, ...]
    averages: pd.Series
    figures: IndicatorTable | None = None

    @cached_property
    def weights(self) -> pd.DataFrame:
        """Nominal beside effective weights, one row a code; see `weight_table`."""
        return weight_table(self.scores, self.definition, self.nominal_weights)

    @cached_property
    def neutral(self) -> pd.DataFrame:
        """Which gaps count where the units stand on average, cities × all codes.

        True where a score is missing and that of its parent is not: never
        observed, not ranked, and neither for nor against the city.
        """
        gaps = self.scores.isna()
        marked = pd.DataFrame(False, gaps.index, gaps.columns)
        if self.choices.gaps == NEUTRAL:
            for parent, children in self.definition.children.items():
                known = [c for c in children if c in self.definition.measured]
                marked[known] = gaps[known].mul(~gaps[parent], axis=0)
        return marked


def score_cities(
    catalogue: Catalogue,
    choices: IndexChoices | None = None,
    cities: Sequence[str] | None = None,
    figures: IndicatorTable | None = None,
) -> IndexResult:
    """Return the index of the atlas's cities, all the way from the published tables.

    The scale is set by the units that the framework scores: the cities in the
    city yearbook, or every unit; the others are in the result, withheld.

    Parameters
    ----------
    catalogue : Catalogue
    choices : IndexChoices, the method's default chain if not given
    cities : sequence of str, optional
        Score these cities among themselves; all by default.
    figures : IndicatorTable, optional
        What `framework_figures` returns of the framework, year and cities, where it
        is at hand: no other choice changes it.
    """
    choices = choices or IndexChoices()
    definition = framework_tree(catalogue, choices.framework)
    if figures is None:
        figures = _figures(catalogue, definition, choices.year, cities)
    among = catalogue.cities.set_index("city_code").loc[figures.value.index]
    result = compute_index(
        figures.value,
        definition,
        choices,
        basis=framework_basis(choices.framework, catalogue.frameworks, among),
        groups=imputation_groups(among, choices.imputation),
    )
    return replace(result, figures=figures)


def framework_figures(catalogue: Catalogue, framework: str, year: int) -> IndicatorTable:
    """Return the indicators of a framework for every unit, as `score_cities` starts from them."""
    return _figures(catalogue, framework_tree(catalogue, framework), year)


def _figures(
    catalogue: Catalogue,
    definition: IndexDefinition,
    year: int,
    cities: Sequence[str] | None = None,
) -> IndicatorTable:
    """Return the indicators of a definition for some cities, by default for all."""
    known = catalogue.cities["city_code"]
    chosen = list(known if cities is None else cities)
    if unknown := sorted(set(chosen) - set(known)):
        raise DataError(f"cities.csv: city_code is unknown: {', '.join(unknown[:5])}")
    wanted = catalogue.indicators[catalogue.indicators["indicator"].isin(definition.indicators)]
    return select_indicators(
        catalogue.values, wanted, catalogue.pilots, catalogue.breaks, chosen, year
    )


def imputation_groups(cities: pd.DataFrame, imputation: str) -> pd.Series | None:
    """Return the group among which a city's gaps are filled, or None without imputation."""
    column = {"province": "province_code", "tier": "tier", "region": "region"}.get(imputation)
    return None if column is None else cities[column].fillna("none")


def compute_index(
    values: pd.DataFrame,
    definition: IndexDefinition,
    choices: IndexChoices | None = None,
    *,
    basis: Sequence[str] | pd.Index | None = None,
    groups: pd.Series | None = None,
) -> IndexResult:
    """Return the scores and ranks of units from their indicator values.

    Parameters
    ----------
    values : DataFrame, units × indicators, own units, NaN where missing; may
        have columns the definition does not name
    definition : IndexDefinition
    choices : IndexChoices, the method's default chain if not given
    basis : sequence of row labels, optional
        The units scored and the scale taken from, all by default; the others
        are withheld ("outside_basis") and change nobody's score.
    groups : Series, index unit, needed for imputation

    Raises
    ------
    DataError
        If an indicator has no column, a row or column occurs twice, a value is
        not a finite number, a code in the choices is unknown, no indicator is
        left, or a choice cannot be computed on these values.
    """
    choices = choices or IndexChoices()
    missing = [code for code in definition.indicators if code not in values.columns]
    if missing:
        raise DataError(f"index: no values for {', '.join(missing[:5])}")
    definition = definition.with_weights(choices.weights)
    raw = checked(in_order(values, definition.indicators), "index")
    rows = _rows_of(raw.index, basis)
    inside = raw.take(rows)
    entered, excluded = _enter(inside, definition, choices)
    prepared = prepare_indicators(inside, entered, choices, groups)
    levels = aggregate_levels(
        prepared.normalised,
        entered,
        choices.aggregation,
        weighting=choices.weighting,
        coverage=Coverage(choices.minimum_weight_share, choices.minimum_headings),
        observed=~prepared.imputation.imputed,
        power=choices.power,
        gaps=choices.gaps,
    )
    rescaled = ((1,) if prepared.lifted else ()) + levels.rescaled

    def of_all(table: pd.DataFrame, fill: float = np.nan) -> pd.DataFrame:
        """Return a table of the basis with a row for each unit."""
        cells = np.full((len(raw), table.shape[1]), fill)
        cells[rows] = table.to_numpy()
        return pd.DataFrame(cells, raw.index, table.columns)

    scores = of_all(levels.scores)
    return IndexResult(
        choices=choices,
        definition=entered,
        basis=inside.index,
        raw=raw,
        imputed=of_all(prepared.imputation.imputed, fill=False),
        treated=of_all(prepared.treatment.values),
        normalised=of_all(prepared.normalised),
        scores=scores,
        ranks=competition_ranks(scores),
        observed_share=of_all(levels.observed_share, fill=0.0),
        treatment=prepared.treatment.log,
        treated_points=prepared.treatment.points,
        excluded=excluded,
        withheld=_withheld(levels, entered, raw.index.delete(rows)),
        nominal_weights=levels.weights,
        scales=_scales(choices, entered, levels.scores, rescaled),
        rescaled=rescaled,
        averages=levels.averages,
    )


def _rows_of(units: pd.Index, basis: Sequence[str] | pd.Index | None) -> Array:
    """Return the positions of the units in the basis, all of them without one."""
    if basis is None:
        return np.arange(len(units))
    return np.flatnonzero(pd.Index(basis).unique().get_indexer(units) >= 0)


def _enter(
    values: pd.DataFrame, definition: IndexDefinition, choices: IndexChoices
) -> tuple[IndexDefinition, pd.DataFrame]:
    """Return the tree of what is used, and a row for each indicator that is not."""
    kept = definition.without(choices.left_out)
    screened = screen_indicators(values, choices.minimum_indicator_share)
    reason = screened["reason"].to_numpy(object)
    reason[screened.index.isin(choices.left_out)] = LEFT_OUT
    out = reason != ENTERS
    entered = kept.without(set(screened.index[out]) - set(choices.left_out))
    if not entered.indicators:
        raise DataError(
            "index: no indicator is left: too few cities have any, or all are left out",
            "no_indicator",
        )
    excluded = {
        "indicator": screened.index[out],
        "reason": reason[out].astype(str),
        "observed": screened["observed_share"].to_numpy()[out],
        "required": screened["required_share"].to_numpy()[out],
    }
    return entered, pd.DataFrame(excluded)


def _scales(
    choices: IndexChoices,
    definition: IndexDefinition,
    scores: pd.DataFrame,
    rescaled: tuple[int, ...],
) -> tuple[tuple[float, float], ...]:
    """Return the scale of each level: of its rule, or that of the scores below it.

    Where a scale has no end of its own, the furthest score is its end.
    """
    most = len(scores) - 1.0
    counts = {"copeland": (-most, most), "weighted_borda": (0.0, most)}
    ends = (0.0, most + 1 if choices.normalisation in RANKED else 100.0)
    cells = scores.to_numpy(float)
    low, high = np.fmin.reduce(cells, axis=0), np.fmax.reduce(cells, axis=0)
    levels = np.array([definition.by_code[code].level for code in map(str, scores.columns)])
    scales = []
    for level in range(1, definition.by_code[definition.root].level + 1):
        if level > 1:
            name = choices.aggregation[min(level - 2, len(choices.aggregation) - 1)]
            ends = counts.get(name, (0.0, 100.0) if level - 1 in rescaled else ends)
        elif level in rescaled:
            ends = (0.0, 100.0)
        here = levels == level
        ends = (
            float(np.fmin.reduce(low[here], initial=ends[0])),
            float(np.fmax.reduce(high[here], initial=ends[1])),
        )
        scales.append(ends)
    return tuple(scales)


def _withheld(levels: LevelScores, definition: IndexDefinition, outside: pd.Index) -> pd.DataFrame:
    """Return what was withheld on the way up, and every score of the units outside the basis."""
    if outside.empty:
        return levels.withheld
    codes = [code for code in definition.aggregates if code in definition.measured]
    rows = pd.DataFrame(
        {
            "city_code": outside.take(np.tile(np.arange(len(outside)), len(codes))),
            "code": pd.Index(codes).repeat(len(outside)),
            "reason": pd.Index([OUTSIDE_BASIS]).repeat(len(outside) * len(codes)),
            "observed": 0.0,
            "required": np.nan,
        }
    )
    return pd.concat([levels.withheld, rows], ignore_index=True)
