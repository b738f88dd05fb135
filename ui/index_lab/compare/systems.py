"""The index under every evaluation framework, and what sets them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
from pandas import DataFrame

from scoring.doubt.systems import common_ranks, disagreements, heading_pull, rank_agreement
from scoring.index.chain import IndexResult
from scoring.index.choices import IndexChoices
from scoring.index.frameworks import EVERY_UNIT
from ui.figures import kept
from ui.figures.names import part_name
from ui.words.texts import Words


@dataclass(frozen=True)
class Systems:
    """The same cities under every framework.

    Attributes
    ----------
    results : framework → the index under it
    ranks : cities × frameworks, among the cities that all of them rank
    agreement : frameworks × frameworks, Spearman's coefficient
    disputed : as `scoring.doubt.systems.disagreements`
    """

    results: Mapping[str, IndexResult]
    ranks: DataFrame
    agreement: DataFrame
    disputed: DataFrame


def systems_of(choices: IndexChoices) -> Systems:
    """Return the index under every framework, the other choices as they are.

    Weights and left-out indicators are those of one framework; the others use their own.
    One over all units, from fewer figures, takes part only where it is the chosen one.

    Raises
    ------
    DataError
        If the index cannot be computed under one of them.
    """
    rows = kept.catalogue().frameworks
    taking_part = (rows["basis"] != EVERY_UNIT) | (rows["framework"] == choices.framework)
    names = rows.loc[taking_part, "framework"].unique()
    results = {str(name): kept.scored(_under(str(name), choices)) for name in names}
    ranks = common_ranks(results)
    return Systems(results, ranks, rank_agreement(ranks), disagreements(ranks))


def _under(framework: str, choices: IndexChoices) -> IndexChoices:
    if framework == choices.framework:
        return choices
    return replace(choices, framework=framework, weights=(), left_out=())


def short_name(framework: str, words: Words) -> str:
    """Return a framework's name as it fits a heading."""
    return words(f"index_lab.framework_short_{framework}")


def measured_share(result: IndexResult) -> float:
    """Return how much of the framework's weight is on headings that are measured, 0 to 1."""
    headings = [c for c in result.definition.headings if c in result.definition.measured]
    return float(result.nominal_weights[headings].sum())


def reason(code: str, found: Systems, words: Words) -> str:
    """Return which system is kindest to a city, which is harshest, and what decides."""
    row = {str(key): value for key, value in found.disputed.loc[code].to_dict().items()}
    kindest, harshest = str(row["kindest"]), str(row["harshest"])
    up = heading_pull(found.results[kindest], code).index[0]
    down = heading_pull(found.results[harshest], code).index[-1]
    return words(
        "index_lab.disputed_why",
        kindest=short_name(kindest, words),
        best=int(row["best"]),
        up=part_name(str(up), kept.catalogue(), words),
        harshest=short_name(harshest, words),
        worst=int(row["worst"]),
        down=part_name(str(down), kept.catalogue(), words),
    )


def spread(found: Systems) -> pd.Series:
    """Return how many places apart the systems put each unit; NaN where one ranks it not."""
    units = kept.catalogue().cities["city_code"]
    return found.disputed["spread"].astype(float).reindex(units)
