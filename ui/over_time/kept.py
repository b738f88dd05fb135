"""Which measures have years, found once."""

from __future__ import annotations

from collections.abc import Sequence

from pandas import Series

from data.series import LEAST_UNITS_A_MAP
from scoring.panel import parts_of
from ui.figures import kept
from ui.figures.history import History
from ui.over_time.course import LEAST_FIGURES
from ui.over_time.places import Places, place_of, ranks_between
from ui.reader.keep import keep, keep_copies


@keep()
def measures() -> tuple[str, ...]:
    """Return every measure with at least three years: indicators, then published variables."""
    tables = kept.catalogue()
    counts = tables.values.dropna(subset="value").groupby(["variable", "year"]).size()
    mapped = counts[counts >= LEAST_UNITS_A_MAP].groupby("variable").size()
    with_years = set(mapped.index[mapped >= LEAST_FIGURES])
    indicators = [
        f"indicator.{code}"
        for code in tables.indicators["indicator"]
        if (parts := parts_of(tables, code)) and with_years.issuperset(parts)
    ]
    variables = [f"variable.{code}" for code in tables.variables["variable"] if code in with_years]
    return tuple(
        code for code in (*indicators, *variables) if len(history_of(code).years) >= LEAST_FIGURES
    )


def history_of(measure: str) -> History:
    """Return a measure over all its years."""
    found = kept.history(measure)
    assert found is not None, "a measure that is offered here has years"
    return found


@keep_copies(500)
def offered(units: Sequence[str]) -> tuple[str, ...]:
    """Return the measures with at least three years of which any of some units has a figure."""
    return tuple(code for code in measures() if _years(code, units) >= LEAST_FIGURES)


def longest(units: Sequence[str]) -> str | None:
    """Return the first of the measures with most years; indicators come before what they are of."""
    known = offered(units)
    indicators = [code for code in known if code.startswith("indicator.")] or list(known)
    return max(indicators, key=lambda code: _years(code, units), default=None)


def places(measure: str, unit: str, since: int, year: int) -> Places | None:
    """Return a unit's places in two years among the units that can be compared."""
    return place_of(unit, _ranks(measure, since, year))


@keep(500)
def _ranks(measure: str, since: int, year: int) -> tuple[Series, Series]:
    direction = kept.measure(measure, year).direction
    return ranks_between(history_of(measure), direction, since, year)


def _years(measure: str, units: Sequence[str]) -> int:
    levels = history_of(measure).levels.loc[list(units)]
    return int(levels.notna().any(axis=0).sum())
