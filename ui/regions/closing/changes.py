"""What changed between two years in each measure that has several, and whether the gap closes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from pandas import DataFrame, Index, Series

from data.errors import DataError
from scoring.inequality.change import Change
from scoring.inequality.convergence import BetaConvergence, beta_convergence
from scoring.inequality.growth import annual_log_growth
from ui.figures import kept as figures_kept
from ui.figures.history import NOT_DIFFERENCED, History
from ui.regions.closing import kept
from ui.regions.closing.years import GDP
from ui.regions.followed import PEOPLE, Followed, Span, lacks, settled, stands_for
from ui.regions.inputs import Inputs

_AMOUNTS = frozenset({"CNY", "person"})
# Why there is no growth, each a text.
UNPUBLISHED, NOT_TAKEN = "unpublished", "not_taken"


@dataclass(frozen=True)
class Closing:
    """One measure in two years over the units that pass, and what became of the gap.

    Attributes
    ----------
    followed : the measure, its years and the two that are compared
    change : the comparable figures; per resident of the last year where amounts
    why_none : "", or why no growth is taken of any unit: the real growth of some years is
        "unpublished", or levels of this measure are "not_taken" from each other
    """

    followed: Followed
    change: Change
    why_none: str = ""

    @property
    def real(self) -> bool:
        """Whether growth is the published real growth."""
        return self.followed.history.parts[0] == GDP

    @property
    def per_resident(self) -> bool:
        """Whether the level is an amount divided by residents."""
        return self.followed.history.parts[1:] == (PEOPLE,)

    @cached_property
    def growth(self) -> Series:
        """Growth a year as a logarithm, index city_code."""
        return annual_log_growth(self.change.first, self.change.last, self.change.years)

    @property
    def percent(self) -> Series:
        """Growth of each city a year, in per cent."""
        return Series(100 * np.expm1(self.growth.to_numpy(float)), self.growth.index)

    @cached_property
    def beta(self) -> BetaConvergence | None:
        """Growth by starting level; None where too few units can be compared."""
        return self.beta_among(self.growth.index)

    def beta_among(self, codes: Index) -> BetaConvergence | None:
        """Return the same over some of the units."""
        chosen = self.growth.index.isin(codes)
        first, growth = self.change.first[chosen], self.growth[chosen]
        try:
            return beta_convergence(first, growth, self.change.years)
        except DataError:
            return None


def follow_gap(measure: str, asked: Span, inputs: Inputs) -> Followed:
    """Return a measure over its years, an amount as that of each resident."""
    own, history = gap_history(measure, inputs)
    return Followed(own, history, settled(history, asked, unpublished(history)))


def gap_history(measure: str, inputs: Inputs) -> tuple[str, History]:
    """Return under which code the gap of a measure is followed, and its years."""
    kind, _, code = measure.partition(".")
    own = stands_for(code, inputs) if kind == "variable" else measure
    if own.startswith("variable.") and is_amount(code, inputs):
        return own, kept.per_resident(code)
    history = figures_kept.history(own)
    assert history is not None, "only measures with several years are followed"
    return own, history


def is_amount(variable: str, inputs: Inputs) -> bool:
    """Return whether a variable is an amount that grows with a city's residents."""
    unit = str(inputs.catalogue.variables.set_index("variable")["unit"][variable])
    return unit in _AMOUNTS and variable != PEOPLE


def unpublished(history: History) -> frozenset[int]:
    """Return the years of which the growth that a measure needs is not published."""
    if history.parts[0] != GDP:
        return frozenset()
    every = range(min(history.years), max(history.years) + 1)
    return frozenset(every) - kept.growth_years()


def closing_of(followed: Followed, inputs: Inputs) -> Closing:
    """Return a measure's change over the units that pass the filters."""
    why_none = _why_none(followed)
    change = _none(followed) if why_none else _change(followed, inputs)
    return Closing(followed, _positive(change.among(inputs.among)), why_none)


def faster_points(slope: float) -> float:
    """Return how many percentage points a year faster a city at half another's level grew."""
    return float(-100 * slope * np.log(2))


def _why_none(followed: Followed) -> str:
    parts = followed.history.parts
    if parts == (GDP, PEOPLE):
        lacking = lacks(followed.span, unpublished(followed.history))
        return UNPUBLISHED if lacking else ""
    return "" if NOT_DIFFERENCED.isdisjoint(parts) else NOT_TAKEN


def _change(followed: Followed, inputs: Inputs) -> Change:
    variable, *divided = followed.history.parts
    if divided and divided != [PEOPLE]:
        return _of_levels(followed, inputs)
    span, catalogue = followed.span, inputs.catalogue
    change = kept.real_growth(*span) if variable == GDP else kept.compared(variable, *span)
    if not divided:
        return change
    kind, _, code = followed.measure.partition(".")
    scales = catalogue.indicators.set_index("indicator")["scale"]
    scale = float(scales[code]) if kind == "indicator" else 1.0
    return _per_resident(change, figures_kept.totals(span[1]).residents / scale)


def _of_levels(followed: Followed, inputs: Inputs) -> Change:
    both, excluded = followed.both_years(inputs.among)
    return Change(followed.measure, *followed.span, both["first"], both["last"], excluded)


def _none(followed: Followed) -> Change:
    nobody = Series(dtype=float)
    excluded = DataFrame({"reason": [], "note": []}, dtype=str)
    return Change(followed.measure, *followed.span, nobody, nobody, excluded)


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
