"""What the index was under an edition: each unit's score and rank, as its own method gave them.

They are kept beside the tables since a later method may score the same tables
otherwise. Whoever opens the edition computes them again. Where they agree, all
is computed from its tables as it was; where they do not, these are what is
shown of the index, and whatever was not kept cannot be.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.errors import DataError
from editions.about import About
from scoring.index.chain import OUTSIDE_BASIS, IndexResult, Scored
from scoring.index.frameworks import framework_tree
from scoring.index.levels import FEW_HEADINGS, LOW_COVERAGE

_COLUMNS = ("city_code", "heading", "score", "rank")
# Why there is no score. Archives from before say nothing of it.
_WHY = ("reason", "observed", "required")
_REASONS = ("", OUTSIDE_BASIS, LOW_COVERAGE, FEW_HEADINGS)
_FILE = "scores.csv"
_NEAR = 1e-9
_MOST_HEADINGS = 1e3


@dataclass(frozen=True, eq=False)
class Scores:
    """The default index of an edition.

    Attributes
    ----------
    scores : DataFrame, city_code × root and headings, NaN where withheld
    ranks : DataFrame of float, like `scores`
    withheld : DataFrame, a row a score that is withheld for a reason that was kept; see
        `Scored.withheld`
    """

    scores: DataFrame
    ranks: DataFrame
    withheld: DataFrame

    def agree(self, result: IndexResult) -> bool:
        """Return whether an index computed now is the one that was kept."""
        now = _of_headings(result)
        same = set(now.scores) == set(self.scores) and set(now.scores.index) == set(
            self.scores.index
        )
        if not same:
            return False
        pairs = ((now.scores, self.scores), (now.ranks, self.ranks))
        return all(
            np.allclose(
                one.to_numpy(float),
                other.reindex(index=one.index, columns=one.columns).to_numpy(float),
                rtol=_NEAR,
                atol=_NEAR,
                equal_nan=True,
            )
            for one, other in pairs
        )


def written(result: IndexResult) -> str:
    """Return the scores of an index as the text of a table, a row a unit and heading."""
    of, why = _of_headings(result), _reasons(result.withheld)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, *_WHY))
    for heading in of.scores:
        pairs = zip(of.scores[heading].items(), of.ranks[heading], strict=True)
        for (city, score), rank in pairs:
            if np.isfinite(score):
                told: tuple[str, ...] = (repr(float(score)), f"{rank:.0f}", "", "", "")
            else:
                told = ("", "", *why.get((str(city), str(heading)), ("", "", "")))
            writer.writerow((city, heading, *told))
    return out.getvalue()


def read_scores(text: str, cities: Series) -> Scores:
    """Return the scores of a table.

    Parameters
    ----------
    cities : codes of the units there are

    Raises
    ------
    DataError
        If it has other columns, a unit that the tables do not know, a pair twice, or a cell
        that is no score, no rank in the order of the scores, or no reason.
    """
    rows = _rows(text)
    columns = ["score", "rank", *_WHY[1:]]
    numbers = rows[columns].replace("", None).apply(pd.to_numeric, errors="coerce")
    is_withheld = rows["score"] == ""
    sound = {
        "a unit": rows["city_code"].isin(cities),
        "a row of its own": ~rows.duplicated(["city_code", "heading"]),
        "a score": numbers["score"].notna() != is_withheld,
        "a finite score": numbers["score"].abs().fillna(0).lt(1e9),
        "a rank": numbers["rank"].between(1, len(cities)) == (rows["rank"] != ""),
        "a score beside a rank": is_withheld == (rows["rank"] == ""),
        "a rank in the order of scores": _in_order(rows["heading"], numbers),
        "a known reason": rows["reason"].isin(_REASONS) & (is_withheld | (rows["reason"] == "")),
        "how much is observed": _told(rows, numbers, "observed"),
        "how much is required": _told(rows, numbers, "required"),
    }
    if wrong := [what for what, holds in sound.items() if not holds.all()]:
        raise DataError(f"{_FILE}: a row is without {wrong[0]}")
    headings = rows["heading"].unique()
    scores, ranks = (
        rows.assign(cell=numbers[column])
        .pivot_table(values="cell", index="city_code", columns="heading")
        .reindex(index=pd.Index(cities, name="city_code"), columns=headings)
        for column in ("score", "rank")
    )
    return Scores(scores, ranks, _withheld(rows.assign(**numbers)))


def as_scored(found: Scores, about: About, tables: Catalogue) -> Scored:
    """Return kept scores as what an index says of units, in the tree of its framework.

    Raises
    ------
    DataError
        If its tables have no such framework, or other headings, or a score lies outside
        its scale.
    """
    if about.framework not in set(tables.frameworks["framework"]):
        raise DataError(f"{_FILE}: scores a framework that frameworks.csv does not have")
    tree = framework_tree(tables, about.framework)
    if set(found.scores) != set(tree.children):
        raise DataError(f"{_FILE}: has other headings than its framework")
    scored = Scored(
        choices=about.choices,
        definition=tree,
        scores=found.scores,
        ranks=found.ranks.astype("Int64"),
        withheld=found.withheld,
        scales=about.scales_up_to(tree.by_code[tree.root].level),
    )
    _check_scales(scored)
    return scored


def _check_scales(scored: Scored) -> None:
    for heading in scored.scores:
        low, high = scored.scale_of(str(heading))
        near = _NEAR * max(abs(low), abs(high), 1.0)
        known = scored.scores[heading].dropna()
        if not known.between(low - near, high + near).all():
            raise DataError(f"{_FILE}: a score of {heading} lies outside {low:g} to {high:g}")


def _rows(text: str) -> DataFrame:
    """The cells as text; those that an archive from before lacks are empty."""
    try:
        heads, *rows = csv.reader(io.StringIO(text), strict=True)
    except (csv.Error, ValueError) as error:
        raise DataError(f"{_FILE}: cannot be read as a table ({error})") from None
    forms = ([*_COLUMNS], [*_COLUMNS, *_WHY])
    if heads not in forms or set(map(len, rows)) != {len(heads)}:
        raise DataError(f"{_FILE}: should have the columns {', '.join(forms[1])} in every row")
    return DataFrame(rows, columns=heads, dtype="str").reindex(columns=forms[1], fill_value="")


def _in_order(headings: Series, numbers: DataFrame) -> Series:
    """Whether no rank of a heading is better than that of a higher score."""
    known = numbers[["score", "rank"]].assign(heading=headings)
    ordered = known.sort_values(["score", "rank"], ascending=[False, True], kind="stable")
    behind: Series = ordered.groupby("heading")["rank"].diff()
    return ~behind.lt(0)


def _told(rows: DataFrame, numbers: DataFrame, column: str) -> Series:
    """Whether an amount is one, where it is there, and stands with a reason."""
    is_there = rows[column] != ""
    can_be = numbers[column].between(0, _MOST_HEADINGS)
    return (~is_there | can_be) & (~is_there | (rows["reason"] != ""))


def _withheld(rows: DataFrame) -> DataFrame:
    with_reason = rows[rows["reason"] != ""].rename(columns={"heading": "code"})
    return with_reason[["city_code", "code", *_WHY]].reset_index(drop=True)


def _reasons(withheld: DataFrame) -> dict[tuple[str, str], tuple[str, ...]]:
    """Unit and heading → reason, and what was observed and required, as text."""
    pairs = zip(withheld["city_code"].astype(str), withheld["code"].astype(str), strict=True)
    amounts = (map(_as_text, withheld[column].astype(float)) for column in _WHY[1:])
    return dict(zip(pairs, zip(withheld["reason"].astype(str), *amounts, strict=True), strict=True))


def _as_text(amount: float) -> str:
    return "" if np.isnan(amount) else repr(amount)


def _of_headings(result: IndexResult) -> Scores:
    """The scores of root and headings, without those of indicators."""
    headings = [code for code in result.definition.outline if code in result.definition.children]
    ranks = result.ranks[headings].astype("Float64").to_numpy(float, na_value=np.nan)
    scores = result.scores[headings]
    return Scores(scores, DataFrame(ranks, scores.index, scores.columns), result.withheld)
