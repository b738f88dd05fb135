"""The measure whose gap is followed: year by year, by region, and beside all others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from pandas import DataFrame, Index

from data.errors import DataError
from scoring.inequality.by_year import SpreadByYear, same_units, spread_by_year
from scoring.inequality.convergence import (
    BetaConvergence,
    SigmaConvergence,
    sigma_convergence,
)
from ui.figures.names import group_names
from ui.regions.closing.changes import (
    Closing,
    closing_of,
    faster_points,
    follow_gap,
    gap_history,
    unpublished,
)
from ui.regions.followed import (
    Followed,
    followable,
    followed_of,
    lacks,
    longest,
    name_of,
    span_text,
    unit_of,
)
from ui.regions.inputs import Inputs
from ui.regions.table import with_unit


@dataclass(frozen=True)
class Closings:
    """The measure whose gap is shown, and every other one that has several years."""

    inputs: Inputs

    @cached_property
    def followed(self) -> Followed:
        """The measure that is followed."""
        asked = followed_of(self.inputs)
        own = asked.measure == self.inputs.view.measure
        view = self.inputs.view
        return follow_gap(asked.measure, (view.since, view.year) if own else (0, 9999), self.inputs)

    @cached_property
    def one(self) -> Closing:
        """The change that is shown."""
        return closing_of(self.followed, self.inputs)

    @cached_property
    def levels(self) -> DataFrame:
        """The levels of the units that pass in every year that can be set beside the span's."""
        return self.followed.levels_of(self.inputs.among)

    @cached_property
    def same(self) -> Index:
        """The units that are the same ones in all these years."""
        return same_units(self.levels, self.followed.broken)

    @cached_property
    def by_year(self) -> SpreadByYear:
        """The spread in each of these years."""
        return spread_by_year(self.levels, self.same)

    @cached_property
    def sigma(self) -> SigmaConvergence | None:
        """The spread at both ends of the span; None where it is not told."""
        first, last = (self.levels.loc[self.same, year] for year in self.followed.span)
        try:
            return sigma_convergence(first, last)
        except DataError:
            return None

    @property
    def years(self) -> str:
        """The two years that are compared."""
        return span_text(self.followed.span, self.inputs)

    @property
    def shown_name(self) -> str:
        """The name of the shown measure."""
        return self.name(self.one)

    @property
    def unit(self) -> str:
        """The unit of the shown measure; of an amount it is that of each resident's."""
        return unit_of(self.followed.measure, self.inputs)

    @property
    def digits(self) -> int:
        """Digits after the point of the shown measure: none in money and people."""
        return 1 if self.unit in ("%", "index") else 0

    @property
    def about(self) -> str:
        """What the answer is about."""
        words = self.inputs.words
        return words("regions.closing_about", name=self.shown_name, years=self.years)

    @property
    def start_title(self) -> str:
        """What the level at the start is measured in."""
        words = self.inputs.words
        level = with_unit(self.shown_name, self.unit, words)
        return words("regions.axis_start", level=level, year=self.followed.span[0])

    def name(self, one: Closing) -> str:
        """Return what a measure is called, an amount as that of each resident."""
        name = name_of(one.followed.measure, self.inputs)
        amount = one.per_resident and one.followed.measure.startswith("variable.")
        return self.inputs.words("regions.per_resident", name=name) if amount else name

    @cached_property
    def regions(self) -> DataFrame:
        """Growth by starting level among the units of each economic region, all units first."""
        words = self.inputs.words
        region = self.inputs.catalogue.cities.set_index("city_code")["region"]
        known = region.reindex(self.one.growth.index)
        rows = [{"name": words("regions.all_units"), "units": len(known), **_beta(self.one.beta)}]
        for code, name in group_names("region", self.inputs.catalogue, words).items():
            if (codes := known.index[known == code]).empty:
                continue
            rows.append({"name": name, "units": len(codes), **_beta(self.one.beta_among(codes))})
        return _said(DataFrame(rows), self.inputs)

    @cached_property
    def variables(self) -> DataFrame:
        """One row a measure: its years within the span, units, and β with its interval."""
        rows = [self._row(code) for code in followable(self.inputs)]
        found = DataFrame([row for row in rows if row is not None])
        return _said(found, self.inputs)

    def _row(self, code: str) -> dict[str, object] | None:
        measure, history = gap_history(code, self.inputs)
        first, last = self.followed.span
        lacking = unpublished(history)
        spans = [
            span
            for span in combinations([year for year in history.years if first <= year <= last], 2)
            if not lacks(span, lacking)
        ]
        if not spans:
            return None
        one = closing_of(Followed(measure, history, longest(spans)), self.inputs)
        if one.why_none:
            return None
        return {
            "name": self.name(one),
            "years": span_text(one.followed.span, self.inputs),
            "units": len(one.growth),
            **_beta(one.beta),
        }


def _said(rows: DataFrame, inputs: Inputs) -> DataFrame:
    said = [inputs.words(f"regions.verdict_{verdict}") for verdict in rows["verdict"]]
    return rows.assign(said=said)


def _beta(beta: BetaConvergence | None) -> dict[str, object]:
    low, high = sorted((beta.low, beta.high), reverse=True) if beta else (np.nan, np.nan)
    slope = beta.slope if beta else np.nan
    return {
        "beta": slope,
        "beta_low": beta.low if beta else np.nan,
        "beta_high": beta.high if beta else np.nan,
        "points": faster_points(slope),
        "points_low": faster_points(low),
        "points_high": faster_points(high),
        "half_life": beta.half_life if beta else np.nan,
        "verdict": beta.verdict if beta else "none",
    }
