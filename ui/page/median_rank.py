"""The median rank of the draws beside the rank: what a place is worth under other choices.

Only what has been drawn is told: nobody's page waits for draws.
"""

from __future__ import annotations

from typing import NamedTuple

from pandas import DataFrame

from scoring.index.choices import IndexChoices
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.doubt import kept as doubt_kept
from ui.figures.names import city_name
from ui.words import numbers
from ui.words.texts import Words

# Further apart than this, rank and median do not say the same thing.
FAR = 20


class Drawn(NamedTuple):
    """A city's rank and where the draws have it; the ends hold nine of ten of them."""

    rank: int
    median: float
    low: int
    high: int

    @property
    def apart(self) -> float:
        """How many places the median is behind the rank; below 0, before it."""
        return self.median - self.rank

    @property
    def far(self) -> bool:
        """Whether the two say something else."""
        return abs(self.apart) > FAR


def summary(choices: IndexChoices) -> DataFrame | None:
    """Return `RankUncertainty.summary`; None where the ranks are not drawn, or not yet."""
    return doubt_kept.rank_uncertainty(choices).summary if doubt_kept.is_drawn(choices) else None


def drawn(city: str, choices: IndexChoices) -> Drawn | None:
    """Return where the draws have a city; None without a rank, or without draws."""
    found = summary(choices)
    if found is None or city not in found.index:
        return None
    rank, low, high = (int(cell(found, city, column)) for column in ("rank", "low", "high"))
    return Drawn(rank, float(cell(found, city, "median")), low, high)


def far_sentence(city: str, choices: IndexChoices, words: Words) -> str:
    """Return that a city's place is not the one the draws give it; nothing where they agree."""
    found = drawn(city, choices)
    if found is None or not found.far:
        return ""
    return words(
        f"reading.median_{'behind' if found.apart > 0 else 'before'}",
        city=city_name(city, kept.catalogue(), words),
        rank=found.rank,
        median=f"{found.median:g}",
        places=f"{abs(found.apart):g}",
    )


def far_count(choices: IndexChoices, words: Words) -> str:
    """Return of how many cities that is so; nothing without draws."""
    found = summary(choices)
    if found is None:
        return ""
    far = int(((found["median"] - found["rank"]).abs() > FAR).sum())
    return words(
        "reading.median_count" if far else "reading.median_none",
        n=far,
        of=len(found),
        far=FAR,
        draws=numbers.number(len(doubt_kept.rank_uncertainty(choices).ranks), words.language),
    )
