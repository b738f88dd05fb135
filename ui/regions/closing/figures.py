"""Every measure that has two years: its spread then and now, and who grew faster."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pandas import DataFrame

from scoring.inequality.convergence import BetaConvergence, SigmaConvergence
from ui.address.view import CHANGES
from ui.figures.names import measure_name
from ui.regions.closing import changes
from ui.regions.closing.changes import PER_RESIDENT, Closing, closing_of, faster_points
from ui.regions.inputs import Inputs
from ui.regions.table import with_unit


@dataclass(frozen=True)
class Closings:
    """Every variable that has two years, and the one that is shown."""

    inputs: Inputs

    @cached_property
    def all(self) -> dict[str, Closing]:
        """Variable → its change."""
        return {variable: closing_of(variable, self.inputs) for variable in CHANGES}

    @property
    def shown(self) -> str:
        """The variable that is shown."""
        return changes.shown(self.inputs)

    @property
    def one(self) -> Closing:
        """The change that is shown."""
        return self.all[self.shown]

    @property
    def years(self) -> str:
        """The two years of the shown variable."""
        return years_text(self.one)

    @property
    def shown_name(self) -> str:
        """The name of the shown variable."""
        return self.name(self.shown)

    @property
    def unit(self) -> str:
        """The unit of the shown variable; of an amount it is that of each resident's."""
        return str(self.inputs.catalogue.variables.set_index("variable")["unit"][self.shown])

    @property
    def digits(self) -> int:
        """Digits after the point of the shown variable: none in money and people."""
        return 1 if self.unit == "%" else 0

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
        return words("regions.axis_start", level=level, year=self.one.change.first_year)

    def name(self, variable: str) -> str:
        """Return what a variable is called elsewhere: as the indicator that stands for it."""
        catalogue, words = self.inputs.catalogue, self.inputs.words
        indicator = changes.indicator_of(variable, self.inputs)
        if indicator is not None:
            return measure_name(f"indicator.{indicator}", catalogue, words)
        name = measure_name(f"variable.{variable}", catalogue, words)
        return words("regions.per_resident", name=name) if variable in PER_RESIDENT else name


def years_text(one: Closing) -> str:
    """Return the two years that are compared."""
    return f"{one.change.first_year}–{one.change.last_year}"


def variable_rows(closings: Closings) -> DataFrame:
    """One row a variable: its years, units, σ and β with their intervals."""
    return DataFrame([_row(closings, variable) for variable in CHANGES])


def _row(closings: Closings, variable: str) -> dict[str, object]:
    words, one = closings.inputs.words, closings.all[variable]
    name = closings.name(variable)
    row: dict[str, object] = {
        "variable": variable,
        "name": name,
        "years": years_text(one),
        "units": len(one.growth),
        **_sigma(one.sigma),
        **_beta(one.beta),
    }
    return row | {"said": words(f"regions.verdict_{row['verdict']}")}


def _sigma(sigma: SigmaConvergence | None) -> dict[str, object]:
    names = ("first", "last", "ratio", "low", "high")
    return {f"sigma_{name}": getattr(sigma, name) if sigma else np.nan for name in names}


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
