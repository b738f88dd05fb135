"""A short name for the shape of six scores, by one rule for every unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from scoring.arrays import FloatArray
from scoring.diagnosis.step_goals import band_of

Shape = Literal["balanced", "strong_and_lagging", "strong", "lagging"]
EVEN = 0.30
STRONG, LAGGING = 0.60, 0.40
FEWEST = 5


@dataclass(frozen=True)
class ProfileType:
    """What kind of profile a unit has.

    Attributes
    ----------
    band : which fifth of the ranking it is in, 1 (top) to 5
    shape : "balanced", or which of its ends stand out
    strong, lagging : the dimensions that name it, None where none does
    places : dimension → share of ranked units that do worse (0–1); missing
        dimensions are left out
    """

    band: int
    shape: Shape
    strong: str | None
    lagging: str | None
    places: Mapping[str, float]

    @property
    def spread(self) -> float:
        """The distance between its best and its worst place."""
        return max(self.places.values()) - min(self.places.values())


def profile_types(
    ranks: DataFrame, root: str, headings: Sequence[str]
) -> dict[str, ProfileType | None]:
    """Return the type of each unit, None without an index or with fewer than five dimensions.

    Parameters
    ----------
    ranks : DataFrame of Int64, units × (root and headings)
    root, headings : codes of the index and of its dimensions

    Notes
    -----
    A dimension's place is the share of ranked units that do worse in it.
    Balanced: best and worst place less than 0.30 apart. Otherwise the best
    dimension names the profile if its place is 0.60 or more, the worst if it is
    0.40 or less.

    Examples
    --------
    >>> ranks = DataFrame(
    ...     {"index": [1, 2, 3], "wealth": [1, 2, 3], "air": [3, 2, 1]}, index=list("abc")
    ... ).astype("Int64")
    >>> found = profile_types(ranks, "index", ["wealth", "air"])
    >>> found["a"].shape, found["a"].strong, found["a"].lagging, found["b"].shape
    ('strong_and_lagging', 'wealth', 'air', 'balanced')
    """
    place = np.column_stack([_places(ranks[code]) for code in headings])
    band = _bands(ranks[root])
    fewest = min(FEWEST, len(headings))
    return {
        str(unit): _type(
            band[i], {c: p for c, p in zip(headings, row, strict=True) if p == p}, fewest
        )
        for i, (unit, row) in enumerate(zip(ranks.index, place.tolist(), strict=True))
    }


def _type(band: int, places: dict[str, float], fewest: int) -> ProfileType | None:
    if not band or len(places) < fewest:
        return None
    best = max(places, key=lambda code: places[code])
    worst = min(places, key=lambda code: places[code])
    if places[best] - places[worst] < EVEN:
        return ProfileType(band, "balanced", None, None, places)
    strong = best if places[best] >= STRONG else None
    lagging = worst if places[worst] <= LAGGING else None
    shape: Shape = "strong_and_lagging"
    if not (strong and lagging):
        shape = "strong" if strong else "lagging"
    return ProfileType(band, shape, strong, lagging, places)


def _places(ranks: Series) -> FloatArray:
    """Return the share of the other ranked units that do worse, NaN without a rank."""
    rank = ranks.to_numpy(float, na_value=np.nan)
    ordered = np.sort(rank[~np.isnan(rank)])
    worse = len(ordered) - np.searchsorted(ordered, rank, side="right")
    share = worse / max(len(ordered) - 1, 1)
    return np.asarray(np.where(np.isnan(rank) | (len(ordered) < 2), np.nan, share))


def _bands(ranks: Series) -> list[int]:
    """Return the fifth each unit is in, 0 without a rank."""
    n = int(ranks.count())
    return [0 if pd.isna(rank) else band_of(int(rank), n) for rank in ranks]
