"""What a city may want to reach: a better place, its peers' median, the next fifth."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.diagnosis.what_if import Change, WhatIf
from scoring.index.rank import TIE, rank_columns

Goal = Literal["one_rank", "peer_median", "next_band"]
GOALS: tuple[Goal, ...] = ("one_rank", "peer_median", "next_band")
BANDS = 5


def band_of(rank: int, n_ranked: int, bands: int = BANDS) -> int:
    """Return the fifth of the ranking a place lies in, 1 (top) to `bands`.

    Examples
    --------
    >>> band_of(60, 300), band_of(61, 300)
    (1, 2)
    """
    return int(np.ceil(rank * bands / n_ranked - 1e-9))


def last_rank_of_band(band: int, n_ranked: int, bands: int = BANDS) -> int:
    """Return the last place that still lies in a band."""
    return int(np.floor(band * n_ranked / bands + 1e-9))


def pose(ask: WhatIf, city: str, peers: Collection[str]) -> Question:
    """Return the question of one city, whose peers are those of `peers` with an index.

    Raises
    ------
    DataError
        If the city has no index.
    """
    root = ask.result.definition.root
    ranks = ask.result.ranks[root].dropna()
    if city not in ranks.index:
        raise DataError(
            f"smallest step: the index of this city is withheld or unknown: {city}",
            "withheld_city",
            code=city,
        )
    members = [code for code in peers if code != city and code in ranks.index]
    return Question(
        ask, city, ask.inside.index.get_indexer(pd.Index(members)), int(ranks[city]), len(ranks)
    )


@dataclass(frozen=True)
class Question:
    """A city, its place, and what it may reach.

    Attributes
    ----------
    ask : WhatIf
    city : str
    peers : int array, positions of the peers among the units that set the scale
    rank, n_ranked : its place, and how many cities have one
    """

    ask: WhatIf
    city: str
    peers: Array
    rank: int
    n_ranked: int

    def value(self, code: str) -> float:
        """Return the city's figure as it is."""
        return float(self.ask.column[code][self.ask.position[self.city]])

    def places(self) -> tuple[int, int, int]:
        """Return the place to reach for each goal, 0 where the goal is not a place."""
        band = band_of(self.rank, self.n_ranked)
        return self.rank - 1, 0, last_rank_of_band(band - 1, self.n_ranked)

    def margins_of(self, scores: FloatArray) -> FloatArray:
        """Return by how many points each goal is exceeded, shape (goals, rows).

        0 or more where it is reached, NaN where there is no such goal.
        """
        row = self.ask.position[self.city]
        own, others = scores[:, row], np.delete(scores, row, axis=1)
        ranks, ordered = rank_columns(scores.T)[row], -np.sort(-others, axis=1)
        margins = np.full((len(GOALS), len(scores)), np.nan)
        for g, place in enumerate(self.places()):
            if place >= 1:
                margins[g] = _signed(own - ordered[:, place - 1], ranks <= place)
        if len(self.peers):
            lead = own - _median_of_rows(scores[:, self.peers])
            margins[1] = _signed(lead, lead >= -TIE * np.abs(own))
        return margins

    def now(self) -> FloatArray:
        """Return by how many points each goal is exceeded as things are, shape (goals,)."""
        result = self.ask.result
        scores = result.scores.loc[result.basis, result.definition.root].to_numpy(float)
        return self.margins_of(scores[None])[:, 0]

    def margins(self, changes: Sequence[Change]) -> FloatArray:
        """Return by how many points each goal is exceeded after each change."""
        return self.margins_of(self.ask.scores(self.city, changes))


def _signed(margin: FloatArray, reached: BoolArray) -> FloatArray:
    """Return margins whose sign says whether the goal is reached, rounding errors aside."""
    margin = np.where(reached, np.maximum(margin, 0.0), np.minimum(margin, -1e-12))
    return np.asarray(margin)


def _median_of_rows(scores: FloatArray) -> FloatArray:
    """Return the median of each row's known scores, NaN where none is known."""
    known = np.sum(~np.isnan(scores), axis=1)
    ordered, row = np.sort(scores, axis=1), np.arange(len(scores))
    low, high = np.maximum(known - 1, 0) // 2, np.minimum(known // 2, scores.shape[1] - 1)
    return np.asarray((ordered[row, low] + ordered[row, high]) / 2)
