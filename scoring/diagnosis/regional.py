"""The same diagnosis for a province or a cluster: its people's average, and its internal gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from scoring.diagnosis.diagnose import REGION, Subjects, triggers_of
from scoring.diagnosis.peer_groups import FEATURES, PeerGroups
from scoring.diagnosis.residents import gained_by, residents_gained
from scoring.diagnosis.standing import Standings
from scoring.index.chain import IndexResult
from scoring.index.rank import competition_ranks

ALL = "all"
SPREAD = "spread."
_FEWEST_MEMBERS = 3
_LEAST_PEOPLE = 0.5
Members = Mapping[str, Sequence[str]]


def provinces(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return province code → codes of its units."""
    return _members(catalogue.cities, "province_code")


def clusters(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return cluster → codes of its cities."""
    return _members(catalogue.clusters, "cluster")


def region_subjects(
    catalogue: Catalogue, result: IndexResult, groups: PeerGroups, members: Members
) -> Subjects:
    """Return provinces, or clusters, made ready to be diagnosed beside each other."""
    tree = result.definition
    codes = [tree.root, *(h for h in tree.headings if h in tree.measured)]
    table = result.scores[codes].join(result.raw[list(tree.indicators)])
    people = groups.features[FEATURES[1]]
    mean = weighted_means(table, people, members)
    values = mean.join(spreads(result.scores[codes], people, members).add_prefix(SPREAD))
    signs = pd.concat(
        [Series(1.0, index=codes), tree.directions, Series(-1.0, index=codes).add_prefix(SPREAD)]
    )
    peers = {r: {ALL: tuple(other for other in members if other != r)} for r in members}
    nothing = DataFrame("", index=pd.Index(list(members)), columns=list(tree.indicators))
    return Subjects(
        scope=REGION,
        standings=Standings(values, signs, peers, {}),
        ranks=competition_ranks(values[codes]),
        root=tree.root,
        headings=tuple(codes[1:]),
        triggers=triggers_of(catalogue, REGION, values.columns),
        distance=None,
        reasons=nothing.where(values[nothing.columns].notna(), "few_members"),
        notes=nothing,
        years=DataFrame(result.choices.year, nothing.index, nothing.columns).astype("Int64"),
        year=result.choices.year,
        gained=gained_by(residents_gained(catalogue, result.choices.year), members),
    )


def weighted_means(table: DataFrame, people: Series, members: Members) -> DataFrame:
    """Return each group's mean over its residents, column by column.

    NaN where units with less than half of a group's residents have a figure.

    Examples
    --------
    >>> table = DataFrame({"income": [1.0, 4.0]}, index=["a", "b"])
    >>> weighted_means(table, Series({"a": 2.0, "b": 1.0}), {"g": ["a", "b"]})["income"].tolist()
    [2.0]
    """
    rows = {}
    for group, codes in members.items():
        cells = table.loc[list(codes)].to_numpy(float)
        weight = people[list(codes)].fillna(0.0).to_numpy(float)
        known = ~np.isnan(cells)
        total = weight @ known
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = (weight @ np.where(known, cells, 0.0)) / total
        rows[group] = np.where(total >= _LEAST_PEOPLE * weight.sum(), mean, np.nan)
    return DataFrame.from_dict(rows, orient="index", columns=table.columns)


def spreads(scores: DataFrame, people: Series, members: Members) -> DataFrame:
    """Return each group's internal gap: the residents' standard deviation, in points.

    NaN with fewer than three scored members.

    Notes
    -----
    √(Σ pᵢ (xᵢ − x̄)² / Σ pᵢ), pᵢ residents and x̄ their mean: the numerator of the
    Williamson index (1965).

    Examples
    --------
    >>> scores = DataFrame({"index": [1.0, 2.0, 3.0]}, index=list("abc"))
    >>> one = Series(1.0, index=list("abc"))
    >>> spreads(scores, one, {"g": ["a", "b", "c"]})["index"].round(3).tolist()
    [0.816]
    """
    rows = {}
    for group, codes in members.items():
        cells = scores.loc[list(codes)].to_numpy(float)
        weight = people[list(codes)].fillna(0.0).to_numpy(float)[:, None]
        weight = np.where(np.isnan(cells), 0.0, weight)
        cells = np.nan_to_num(cells)
        enough = (weight > 0).sum(axis=0) >= _FEWEST_MEMBERS
        total = np.where(enough, weight.sum(axis=0), np.nan)
        mean = (weight * cells).sum(axis=0) / total
        rows[group] = np.sqrt((weight * (cells - mean) ** 2).sum(axis=0) / total)
    return DataFrame.from_dict(rows, orient="index", columns=scores.columns)


def _members(table: DataFrame, column: str) -> dict[str, tuple[str, ...]]:
    return {str(name): tuple(map(str, rows["city_code"])) for name, rows in table.groupby(column)}
