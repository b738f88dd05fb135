"""How many units two editions differ in, and which of them moved furthest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
from pandas import DataFrame, Series

from ui.figures.measured import Measured


@dataclass(frozen=True)
class Difference:
    """What two editions make of one measure.

    Attributes
    ----------
    figures : units whose figure differs, or is in one of the editions alone
    ranks : units whose rank differs, or is in one of them alone
    furthest : of those ranked in both, the ones that moved by the most places
    places : how many these are; 0 where none moved
    """

    figures: int
    ranks: int
    furthest: tuple[str, ...]
    places: int


def difference(then: Measured, now: Measured, among: Collection[str]) -> Difference:
    """Return what differs between a measure in two editions, of some units."""
    figures = _both(then.values, now.values, among)
    ranks = _both(then.ranks.astype(float), now.ranks.astype(float), among)
    moved = (ranks["then"] - ranks["now"]).abs()
    most = 0 if moved.isna().all() else int(moved.max())
    furthest = moved.index[moved == most] if most else ()
    return Difference(_differ(figures), _differ(ranks), tuple(map(str, furthest)), most)


def _both(then: Series, now: Series, among: Collection[str]) -> DataFrame:
    both = pd.concat([then, now], axis=1, keys=["then", "now"])
    return both[both.index.isin(among)]


def _differ(both: DataFrame) -> int:
    return int((both["then"].ne(both["now"]) & both.notna().any(axis=1)).sum())
