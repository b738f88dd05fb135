"""The figures of each indicator, each with its year, source and, where it is a gap, the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd

from data.lists import PILOT_PREFIX
from scoring.arrays import Array
from scoring.published import PublishedFigures, latest_figures, list_counts

OBSERVED = ""
NO_FIGURE = "no_figure"
WITHHELD = "withheld"
NOT_COMPUTABLE = "denominator_zero"


@dataclass(frozen=True, eq=False)
class IndicatorTable:
    """Every indicator of every city, with what is needed to trace it.

    The index needs the values alone; the rest is laid out when it is asked for.

    Attributes
    ----------
    value : DataFrame, cities × indicators, the indicator's own unit; NaN is a gap
    numerator, denominator : PublishedFigures, what each indicator is made of
    divided : bool array, which indicators have a denominator
    """

    value: pd.DataFrame
    numerator: PublishedFigures
    denominator: PublishedFigures
    divided: Array

    @cached_property
    def year(self) -> pd.DataFrame:
        """Int64, the year of the figure, or of a ratio's numerator."""
        return self._frame(self.numerator.year, "Int64")

    @cached_property
    def denominator_year(self) -> pd.DataFrame:
        """Int64, NA where there is no denominator."""
        return self._frame(self.denominator.year, "Int64")

    @cached_property
    def source(self) -> pd.DataFrame:
        """Codes of `sources.csv`, joined by "; "."""
        return self._frame(_joined(self.numerator.source, self.denominator.source), "str")

    @cached_property
    def note(self) -> pd.DataFrame:
        """The published warning, or why a figure is withheld."""
        return self._frame(_joined(self.numerator.note, self.denominator.note), "str")

    @cached_property
    def reason(self) -> pd.DataFrame:
        """Text, "" beside a value; beside a gap "no_figure", "withheld" or "denominator_zero"."""
        value = self.value.to_numpy(float)
        return self._frame(_reason(value, self.numerator, self.denominator, self.divided), "str")

    def _frame(self, cells: Array, kind: Literal["Int64", "str"]) -> pd.DataFrame:
        return pd.DataFrame(cells, self.value.index, self.value.columns).astype(kind)


def select_indicators(
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    pilots: pd.DataFrame,
    breaks: pd.DataFrame,
    cities: Sequence[str],
    year: int,
) -> IndicatorTable:
    """Return each indicator of each city from the latest figures not after a year.

    A ratio is numerator ÷ denominator × scale, each of the two from its own
    latest year, as `latest_figures` finds it. A numerator `pilots:TERM+TERM…` counts
    the lists the city is on up to the year, where none is a true zero.

    Parameters
    ----------
    values, indicators, pilots, breaks : DataFrame
        The catalogue's tables of the same names; `indicators` may be a part.
    cities : sequence of str
        City codes in the order wanted; a city without figures is a row of gaps.
    year : int
        The chosen year.

    Examples
    --------
    >>> from data.catalogue import read_catalogue
    >>> tables = read_catalogue()
    >>> chosen = select_indicators(
    ...     tables.values, tables.indicators, tables.pilots, tables.breaks, ["210100"], 2023
    ... )
    >>> int(chosen.denominator_year.loc["210100", "gdp_per_resident"])  # Shenyang
    2022
    """
    names = pd.Index(pd.concat([indicators["numerator"], indicators["denominator"]]).dropna())
    names = names.unique()
    is_pilot = names.str.startswith(PILOT_PREFIX)
    figures = latest_figures(values, breaks, names[~is_pilot], cities, year)
    counts = list_counts(values, breaks, pilots, names[is_pilot], cities, year)
    figures = figures.beside(counts)
    divided = indicators["denominator"].notna().to_numpy()
    numerator = figures.take(indicators["numerator"])
    denominator = figures.take(indicators["denominator"])
    divisor = np.where(divided, denominator.value, 1.0)
    value = _quotient(numerator.value, divisor) * indicators["scale"].to_numpy(float)
    index = pd.Index(cities, name="city_code")
    columns = pd.Index(indicators["indicator"], name="indicator")
    frame = pd.DataFrame(value, index, columns).astype("float64")
    return IndicatorTable(frame, numerator, denominator, divided)


def _quotient(numerator: Array, denominator: Array) -> Array:
    """Return numerator ÷ denominator; NaN where the denominator is zero."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        quotient = numerator / denominator
    return np.where(np.isfinite(quotient), quotient, np.nan)


def _reason(
    value: Array, numerator: PublishedFigures, denominator: PublishedFigures, divided: Array
) -> Array:
    absent = np.isnan(numerator.year) | (divided & np.isnan(denominator.year))
    withheld = np.isnan(numerator.value) | (divided & np.isnan(denominator.value))
    cases = [~np.isnan(value), absent, withheld]
    return np.select(cases, [OBSERVED, NO_FIGURE, WITHHELD], NOT_COMPUTABLE)


def _joined(first: Array, second: Array) -> Array:
    """Return both texts, once where they are the same or one is empty."""
    joined = first.copy()
    alone = (first == "") & (second != "")
    both = (first != "") & (second != "") & (first != second)
    joined[alone] = second[alone]
    joined[both] = first[both] + "; " + second[both]
    return joined
