"""From figure to score: every step between a published value and the index, with its numbers.

Nothing is computed anew: the steps are read from the index and the tables, so
that an analyst can recompute each with a calculator and find the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.catalogue import Catalogue
from data.errors import DataError
from data.lists import PILOT_PREFIX
from scoring.index.aggregate import NEUTRAL
from scoring.index.chain import IndexResult
from scoring.index.treat import LOGARITHM, NONE, REFLECTED


@dataclass(frozen=True)
class Published:
    """A figure as published: NaN where it is missing or withheld.

    Attributes
    ----------
    variable : code, or `pilots:TERM+TERM…` for a count of lists
    year : of the figure, 0 where there is none
    """

    variable: str
    value: float
    year: int


@dataclass(frozen=True)
class Part:
    """One score under an aggregate.

    Attributes
    ----------
    score : NaN where missing
    counted : what enters the aggregate: the score, or in place of a gap that of
        the units on average; NaN where neither is there
    weight : nominal, share of its parent
    share : of the weight that is counted
    """

    code: str
    score: float
    counted: float
    weight: float
    share: float


@dataclass(frozen=True)
class Step:
    """An aggregate: its parts, the rule that joins them, and the score that comes out."""

    code: str
    rule: str
    parts: tuple[Part, ...]
    score: float


@dataclass(frozen=True)
class Trace:
    """One indicator of one city on its way to the index.

    Attributes
    ----------
    numerator, denominator : as published; no denominator is None
    scale : factor after the division
    raw : numerator ÷ denominator × scale, in the indicator's unit
    imputed : whether the figure was filled in from its group
    treatment : a method of the treatment log, see `scoring.index.treat.Treatment`
    lowest, highest : of all cities before treatment
    treated : the value after treatment
    normalisation : the method's name
    direction : +1 or −1
    low, high : of all cities after treatment, in the unit of `treated`
    bottom : the score of the worst (0, or 1 for rules that need positive scores)
    score : the normalised score
    steps : the dimension, then the index
    """

    city: str
    indicator: str
    numerator: Published
    denominator: Published | None
    scale: float
    raw: float
    imputed: bool
    treatment: str
    lowest: float
    highest: float
    treated: float
    normalisation: str
    direction: int
    low: float
    high: float
    bottom: float
    score: float
    steps: tuple[Step, ...]


def trace_score(result: IndexResult, catalogue: Catalogue, city: str, indicator: str) -> Trace:
    """Return the steps from the published figures of an indicator to a city's index.

    Parameters
    ----------
    result : IndexResult, from `score_cities`
    catalogue : the tables it was scored from

    Raises
    ------
    DataError
        If the indicator is not part of this index, or the city is unknown.

    Examples
    --------
    >>> from data.catalogue import read_catalogue
    >>> from scoring.index.chain import score_cities
    >>> tables = read_catalogue()
    >>> trace = trace_score(score_cities(tables), tables, "320500", "gdp_per_resident")
    >>> trace.numerator.variable, trace.denominator.variable
    ('gdp', 'resident_population')
    """
    if indicator not in result.definition.indicators or city not in result.raw.index:
        raise DataError(f"no trace: {indicator!r} of {city!r} is not part of this index")
    row = catalogue.indicators.set_index("indicator").loc[indicator].to_dict()
    inside = result.normalised.notna().any(axis=1)
    before, after = result.raw.loc[inside, indicator], result.treated.loc[inside, indicator]
    return Trace(
        city=city,
        indicator=indicator,
        **_published(result, catalogue, city, indicator, row),
        raw=_cell(result.raw, city, indicator),
        imputed=bool(result.imputed.at[city, indicator]),
        treatment=_method(result, indicator),
        lowest=float(before.min()),
        highest=float(before.max()),
        treated=_cell(result.treated, city, indicator),
        normalisation=result.choices.normalisation,
        direction=int(result.definition.directions[indicator]),
        low=float(after.min()),
        high=float(after.max()),
        bottom=1.0 if 1 in result.rescaled else 0.0,
        score=_cell(result.normalised, city, indicator),
        steps=_steps(result, city, indicator),
    )


def _published(
    result: IndexResult, catalogue: Catalogue, city: str, indicator: str, row: dict[Any, Any]
) -> dict[str, Any]:
    figures = result.figures
    assert figures is not None, "scored from the tables"
    divided = isinstance(row["denominator"], str)
    numerator, denominator = str(row["numerator"]), row["denominator"]
    below = (
        _figure(catalogue, city, str(denominator), figures.denominator_year.at[city, indicator])
        if divided
        else None
    )
    scale = float(row["scale"])
    if numerator.startswith(PILOT_PREFIX):
        # A programme count is the indicator itself, before its division.
        count = _cell(figures.value, city, indicator) / scale * (below.value if below else 1.0)
        above = Published(numerator, count, _year(figures.year.at[city, indicator]))
    else:
        above = _figure(catalogue, city, numerator, figures.year.at[city, indicator])
    return {"numerator": above, "denominator": below, "scale": scale}


def _figure(catalogue: Catalogue, city: str, variable: str, year: Any) -> Published:
    rows = catalogue.rows_of(variable)
    found = rows.loc[(rows["city_code"] == city) & (rows["year"] == _year(year)), "value"]
    return Published(variable, float(found.iloc[0]) if len(found) else np.nan, _year(year))


def _year(year: Any) -> int:
    return 0 if pd.isna(year) else int(year)


def _method(result: IndexResult, indicator: str) -> str:
    """What was done to the indicator; one that was screened out has no log."""
    if indicator not in result.treatment.index:
        return NONE
    return str(result.treatment.at[indicator, "method"])


def _steps(result: IndexResult, city: str, indicator: str) -> tuple[Step, ...]:
    """The aggregates above an indicator, nearest first."""
    steps = []
    parent = result.definition.by_code[indicator].parent
    while parent:
        steps.append(_step(result, city, parent))
        parent = result.definition.by_code[parent].parent
    return tuple(steps)


def _step(result: IndexResult, city: str, parent: str) -> Step:
    definition, rules = result.definition, result.choices.aggregation
    children = [c for c in definition.children[parent] if c in definition.measured]
    weights = {child: float(result.nominal_weights[child]) for child in children}
    scores = {child: _cell(result.scores, city, child) for child in children}
    neutral = result.choices.gaps == NEUTRAL and bool(np.any([*map(np.isfinite, scores.values())]))
    counts = {c: neutral or not np.isnan(scores[c]) for c in children}
    total = sum(weights[c] for c in children if counts[c])
    parts = tuple(
        Part(
            child,
            scores[child],
            float(result.averages[child]) if neutral and np.isnan(scores[child]) else scores[child],
            weights[child],
            weights[child] / total if counts[child] else 0.0,
        )
        for child in children
    )
    level = definition.by_code[parent].level
    rule = rules[min(level - 2, len(rules) - 1)]
    return Step(parent, rule, parts, _cell(result.scores, city, parent))


def _cell(frame: pd.DataFrame, row: str, column: str) -> float:
    return float(frame.at[row, column])  # type: ignore[arg-type]


def takes_logarithm(trace: Trace) -> bool:
    """Return whether the indicator was treated by a logarithm."""
    return trace.treatment in (LOGARITHM, REFLECTED)
