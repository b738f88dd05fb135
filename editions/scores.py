"""What the index was under an edition: each unit's score and rank, as its own method gave them.

They are kept beside the tables since a later method may score the same tables
otherwise. Whoever opens the edition computes them again: where they agree,
everything is shown as it was; where they do not, it cannot be.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.index.chain import IndexResult

_COLUMNS = ["city_code", "heading", "score", "rank"]
_FILE = "scores.csv"
_NEAR = 1e-9


@dataclass(frozen=True, eq=False)
class Scores:
    """The default index of an edition.

    Attributes
    ----------
    scores : DataFrame, city_code × root and dimensions, NaN where withheld
    ranks : DataFrame of float, like `scores`
    """

    scores: DataFrame
    ranks: DataFrame

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
    of = _of_headings(result)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for heading in of.scores:
        pairs = zip(of.scores[heading].items(), of.ranks[heading], strict=True)
        for (city, score), rank in pairs:
            known = [repr(float(score)), f"{rank:.0f}"] if np.isfinite(score) else ["", ""]
            writer.writerow([city, heading, *known])
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
        that is no score or no rank.
    """
    rows = DataFrame(list(csv.reader(io.StringIO(text))))
    if rows.shape[1] != len(_COLUMNS) or rows.iloc[0].tolist() != _COLUMNS:
        raise DataError(f"{_FILE}: should have the columns {', '.join(_COLUMNS)}")
    rows = rows.iloc[1:].set_axis(_COLUMNS, axis=1)
    numbers = rows[["score", "rank"]].replace("", None).apply(pd.to_numeric, errors="coerce")
    sound = {
        "a unit": rows["city_code"].isin(cities),
        "a row of its own": ~rows.duplicated(["city_code", "heading"]),
        "a score": numbers["score"].notna() == (rows["score"] != ""),
        "a finite score": numbers["score"].abs().fillna(0).lt(1e9),
        "a rank": numbers["rank"].between(1, len(cities)) == (rows["rank"] != ""),
        "a score beside a rank": (rows["score"] == "") == (rows["rank"] == ""),
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
    return Scores(scores, ranks)


def _of_headings(result: IndexResult) -> Scores:
    """The scores of root and dimensions, without those of indicators."""
    headings = [code for code in result.definition.outline if code in result.definition.children]
    ranks = result.ranks[headings].astype("Float64").to_numpy(float, na_value=np.nan)
    scores = result.scores[headings]
    return Scores(scores, DataFrame(ranks, scores.index, scores.columns))
