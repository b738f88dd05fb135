"""What changed between two years over all units, kept, since each filter takes a part of it."""

from __future__ import annotations

from scoring.inequality.change import Change, compare_years
from ui.figures import kept
from ui.figures.history import History
from ui.reader.keep import keep
from ui.regions.closing import years


@keep(500)
def compared(variable: str, first: int, last: int) -> Change:
    """Return a variable in two years where both figures stand for the same thing."""
    return compare_years(kept.catalogue(), variable, first, last)


@keep(100)
def real_growth(first: int, last: int) -> Change:
    """Return GDP of the first year in prices of the last."""
    return years.real_growth(kept.catalogue(), first, last)


@keep(20)
def per_resident(variable: str) -> History:
    """Return an amount over its years, each divided by the residents of that year."""
    return years.per_resident(kept.catalogue(), variable)


@keep()
def growth_years() -> frozenset[int]:
    """Return the years of which the real growth of GDP is published."""
    return years.growth_years(kept.catalogue())
