"""Levels and growth over the years that the tables do not hold as such."""

from __future__ import annotations

from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.series import breaks_between, map_years, panel
from scoring.inequality.change import NO_FIGURE, WARNED, Change
from scoring.inequality.growth import accumulated_growth, start_from_real_growth
from ui.figures import history as histories
from ui.figures.history import History
from ui.regions.followed import GROWTH, PEOPLE

GDP = "gdp"


def growth_years(catalogue: Catalogue) -> frozenset[int]:
    """Return the years of which the real growth of GDP is published."""
    return frozenset(map_years(catalogue, GROWTH))


def real_growth(catalogue: Catalogue, first: int, last: int) -> Change:
    """Return GDP of the first year in prices of the last, from the real growth between."""
    level = panel(catalogue, GDP)[last]
    growth = accumulated_growth(panel(catalogue, GROWTH)[list(range(first + 1, last + 1))])
    units = level.index[level.notna() | growth.notna()]
    both = DataFrame({"level": level, "growth": growth}).loc[units]
    note = breaks_between(catalogue, GDP, first, last).reindex(units)
    missing = both.isna().any(axis=1)
    reason = Series("", units).mask(note.notna(), WARNED).mask(missing, NO_FIGURE)
    used, out = both[reason == ""], reason != ""
    return Change(
        GDP,
        first,
        last,
        start_from_real_growth(used["level"], used["growth"]),
        used["level"],
        DataFrame({"reason": reason[out], "note": note[out].where(~missing[out]).fillna("")}),
    )


def per_resident(catalogue: Catalogue, variable: str) -> History:
    """Return an amount over its years, each divided by the residents of that year."""
    amounts, people = panel(catalogue, variable), panel(catalogue, PEOPLE)
    shared = amounts.columns.intersection(people.columns)
    levels = amounts[shared] / people[shared]
    return History((variable, PEOPLE), levels, histories.map_years(levels), catalogue)
