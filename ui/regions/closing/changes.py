"""What changed between two years in each measure that has two, and whether the gap closes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.inequality.change import NO_FIGURE, WARNED, Change, compare_years
from scoring.inequality.convergence import (
    BetaConvergence,
    SigmaConvergence,
    annual_log_growth,
    beta_convergence,
    sigma_convergence,
    start_from_real_growth,
)
from ui.address.view import CHANGES
from ui.figures import kept
from ui.regions.inputs import Inputs

GDP, PEOPLE, GROWTH = "gdp", "resident_population", "gdp_growth"
# Amounts are shown per resident; the others are shares, or people themselves.
PER_RESIDENT = frozenset({"gdp", "budget_revenue", "bank_loans"})
# Both levels are of GDP and the first precedes its revision.
REVISED = frozenset({"tertiary_share"})
_YEARS = {"urbanisation_rate": (2020, 2023)}
_OTHERWISE = (2022, 2023)


@dataclass(frozen=True)
class Closing:
    """One variable in two years over the units that pass, and what became of the gap.

    Attributes
    ----------
    change : the comparable figures; per resident of the last year where amounts
    real : whether growth is the published real growth
    """

    change: Change
    real: bool

    @cached_property
    def growth(self) -> Series:
        """Growth a year as a logarithm, index city_code."""
        return annual_log_growth(self.change.first, self.change.last, self.change.years)

    @property
    def percent(self) -> Series:
        """Growth of each city a year, in per cent."""
        return Series(100 * np.expm1(self.growth.to_numpy(float)), self.growth.index)

    @cached_property
    def sigma(self) -> SigmaConvergence | None:
        """The spread in both years; None where too few units can be compared."""
        try:
            return sigma_convergence(self.change.first, self.change.last)
        except DataError:
            return None

    @cached_property
    def beta(self) -> BetaConvergence | None:
        """Growth by starting level; None where too few units can be compared."""
        try:
            return beta_convergence(self.change.first, self.growth, self.change.years)
        except DataError:
            return None


def closing_of(variable: str, inputs: Inputs) -> Closing:
    """Return a variable's change over the units that pass the filters."""
    first, last = years_of(variable, inputs)
    real = variable == GDP
    change = _real_growth(inputs, last) if real else _compared(variable, first, last)
    change = _among(change, inputs.among)
    if variable in PER_RESIDENT:
        change = _per_resident(change, kept.totals(last).residents)
    return Closing(_positive(change), real)


def years_of(variable: str, inputs: Inputs) -> tuple[int, int]:
    """Return the two years of a variable; those of residents are chosen by the reader."""
    if variable == PEOPLE:
        first, _, last = inputs.view.period.partition("-")
        return int(first), int(last)
    return _YEARS.get(variable, _OTHERWISE)


def variable_of(measure: str, inputs: Inputs) -> str | None:
    """Return the variable with two years that a measure rests on, or None."""
    kind, _, code = measure.partition(".")
    if kind == "variable":
        return code if code in CHANGES else None
    if kind != "indicator":
        return None
    own = _standing(inputs)
    return own.get(code)


def indicator_of(variable: str, inputs: Inputs) -> str | None:
    """Return the indicator that is nothing but this variable, per resident or as it is."""
    own = _standing(inputs)
    return next((code for code, stands_for in own.items() if stands_for == variable), None)


def _standing(inputs: Inputs) -> dict[str, str]:
    """Indicator → the variable with two years that it stands for."""
    rows = inputs.catalogue.indicators
    alone = rows["denominator"].isna() | (rows["denominator"] == PEOPLE)
    own = rows[alone & rows["numerator"].isin(CHANGES)]
    return dict(zip(own["indicator"].astype(str), own["numerator"].astype(str), strict=True))


def shown(inputs: Inputs) -> str:
    """Return the variable whose change is shown: the measure's own, or the chosen one."""
    return variable_of(inputs.view.measure, inputs) or inputs.view.change


def _compared(variable: str, first: int, last: int) -> Change:
    return compare_years(kept.catalogue(), variable, first, last)


def _real_growth(inputs: Inputs, year: int) -> Change:
    """GDP a year ago in this year's prices, from the published real growth."""
    values = inputs.catalogue.values
    rows = values[values["year"] == year].set_index("city_code")
    level, growth = (rows[rows["variable"] == name] for name in (GDP, GROWTH))
    units = level.index.union(growth.index)
    note = level["note"].reindex(units)
    both = DataFrame({"level": level["value"], "growth": growth["value"]}, index=units)
    reason = Series("", units).mask(note.notna(), WARNED).mask(both.isna().any(axis=1), NO_FIGURE)
    used = both[reason == ""]
    out = reason != ""
    return Change(
        GDP,
        year - 1,
        year,
        start_from_real_growth(used["level"], used["growth"]),
        used["level"],
        DataFrame({"reason": reason[out], "note": note[out].fillna("")}),
    )


def _among(change: Change, among: frozenset[str]) -> Change:
    keep = change.first.index.isin(among)
    excluded = change.excluded[change.excluded.index.isin(among)]
    return replace(change, first=change.first[keep], last=change.last[keep], excluded=excluded)


def _per_resident(change: Change, residents: Series) -> Change:
    """One number of residents for both years, so that only the amount changes."""
    people = residents.reindex(change.first.index)
    known = people.notna()
    first, last = (amount[known] / people[known] for amount in (change.first, change.last))
    return replace(change, first=first, last=last)


def _positive(change: Change) -> Change:
    """A logarithm needs figures above zero."""
    keep = (change.first > 0) & (change.last > 0)
    return replace(change, first=change.first[keep], last=change.last[keep])


def faster_points(slope: float) -> float:
    """Return how many percentage points a year faster a city at half another's level grew."""
    return float(-100 * slope * np.log(2))
