"""A measure over all its years: levels, the years that make a map, and what cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.series import LEAST_UNITS_A_MAP, breaks_between, panel
from scoring.history.dimensions import history as followed
from scoring.panel import indicator_panel, parts_of
from ui.address.view import GROWTHS
from ui.words import numbers

NOT_DIFFERENCED = frozenset({"gdp", "gdp_per_capita"})
# The first years whose first-published levels of GDP stand after an economic census, that of
# 2013 and that of 2018. They moved many units by more than any growth does (Chuzhou up by 61 %
# from 2018 to 2019, Songyuan down by 47 %), with no flag in the source to set them apart by.
_AFTER_CENSUS = (2014, 2019)


@dataclass(frozen=True)
class History:
    """A measure over all its years.

    Attributes
    ----------
    parts : the published variables behind it
    levels : DataFrame, city_code × year, NaN where that very year has no figure
    years : the years with units enough for a map, earliest first
    catalogue : whose breaks set figures apart
    """

    parts: tuple[str, ...]
    levels: DataFrame
    years: tuple[int, ...]
    catalogue: Catalogue = field(repr=False)

    def revised(self, since: int, year: int) -> bool:
        """Return whether an economic census moved the level of GDP between two years."""
        levels = not NOT_DIFFERENCED.isdisjoint(self.parts)
        return levels and any(since < first <= year for first in _AFTER_CENSUS)

    def apart(self, since: int, year: int) -> Series:
        """Return why figures of two years cannot be compared, as codes of ``words.csv``.

        Returns
        -------
        Series of text, index city_code, only the units with a break between
        """
        why = pd.concat([breaks_between(self.catalogue, part, since, year) for part in self.parts])
        return Series(why[~why.index.duplicated()], dtype=str)

    @cached_property
    def broken(self) -> DataFrame:
        """Whether a figure stands for something else than that of the map year before."""
        found = DataFrame(False, index=self.levels.index, columns=list(self.years))
        for before, year in pairwise(self.years):
            found[year] = found.index.isin(self.apart(before, year).index)
        return found

    def breaks_of(self, code: str) -> tuple[int, ...]:
        """Return the map years from which a unit's figures stand for something else."""
        row = self.broken.loc[code].to_dict()
        return tuple(year for year in self.years if row[year])

    @cached_property
    def run_starts(self) -> tuple[int, ...]:
        """The map years from which the figures of most units stand for something else."""
        known = self.levels[list(self.years)].notna()
        broken = (self.broken & known).sum().astype(float)
        return tuple(year for year in self.years if broken[year] > 0.5 * known[year].sum())

    def why(self, start: int) -> str:
        """Return what sets most figures of a year apart from those before, as a code."""
        before = self.years[self.years.index(start) - 1]
        return str(self.apart(before, start).mode().iloc[0])

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """The map years in groups of those that can be set beside each other, earliest first."""
        return tuple(dict.fromkeys(self.run(year) for year in self.years))

    @property
    def longest(self) -> tuple[int, ...]:
        """The longest of these groups."""
        return max(self.runs, key=len, default=())

    def run(self, year: int) -> tuple[int, ...]:
        """Return the map years that can be set beside this one."""
        after = max((start for start in self.run_starts if start <= year), default=0)
        before = min((start for start in self.run_starts if start > year), default=9999)
        return tuple(known for known in self.years if after <= known < before)


def history_of(measure: str, catalogue: Catalogue) -> History | None:
    """Return a measure over all its years; None for scores of one year and counts of programmes."""
    parts, levels = levels_of(measure, catalogue)
    return History(parts, levels, map_years(levels), catalogue) if parts else None


def levels_of(measure: str, catalogue: Catalogue) -> tuple[tuple[str, ...], DataFrame]:
    """Return the variables behind a measure, and city_code × year; neither for scores of a year."""
    kind, _, code = measure.partition(".")
    if kind == "variable":
        return (code,), panel(catalogue, code)
    if kind == "history":
        scored = followed(catalogue, code)
        return scored.variables, scored.scores
    if kind == "indicator" and (parts := parts_of(catalogue, code)):
        return parts, indicator_panel(catalogue, code)
    return (), DataFrame()


def map_years(levels: DataFrame) -> tuple[int, ...]:
    """Return the years with units enough for a map, earliest first."""
    counts = levels.notna().sum()
    return tuple(int(year) for year in counts.index[counts >= LEAST_UNITS_A_MAP])


def growths_of(history: History, unit: str) -> tuple[str, ...]:
    """Return in which ways the change of a measure may be told.

    The levels of GDP are first-published figures at the prices of their year:
    what lies between two of them is no growth, which is published apart. A share
    in per cent of itself says less than its percentage points, and a score has no
    zero to reckon per cent from.
    """
    if unit in numbers.SCORES:
        return ("absolute", "places")
    if not NOT_DIFFERENCED.isdisjoint(history.parts):
        return ("places",)
    return ("absolute", "places") if unit == "%" else GROWTHS
