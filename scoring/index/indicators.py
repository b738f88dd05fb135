"""The figures of each indicator, each with its year, source and, where it is a gap, the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class IndicatorTable:
    """Every indicator of every city, with what is needed to trace it.

    Attributes
    ----------
    value : DataFrame, cities × indicators, the indicator's own unit; NaN is a gap
    year : DataFrame of Int64, the year of the figure, or of a ratio's numerator
    denominator_year : DataFrame of Int64, NA where there is no denominator
    source : DataFrame of text, codes of `sources.csv`, joined by "; "
    note : DataFrame of text, the published warning, or why a figure is withheld
    reason : DataFrame of text, "" beside a value; beside a gap "no_figure",
        "withheld" or "denominator_zero"
    """

    value: pd.DataFrame
    year: pd.DataFrame
    denominator_year: pd.DataFrame
    source: pd.DataFrame
    note: pd.DataFrame
    reason: pd.DataFrame


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
    return _table(
        numerator, denominator, divided, indicators["scale"].to_numpy(float), indicators, cities
    )


def _table(
    numerator: PublishedFigures,
    denominator: PublishedFigures,
    divided: Array,
    scale: Array,
    indicators: pd.DataFrame,
    cities: Sequence[str],
) -> IndicatorTable:
    value = _quotient(numerator.value, np.where(divided, denominator.value, 1.0)) * scale
    index = pd.Index(cities, name="city_code")
    columns = pd.Index(indicators["indicator"], name="indicator")

    def frame(cells: Array, kind: Literal["float64", "Int64", "str"]) -> pd.DataFrame:
        return pd.DataFrame(cells, index, columns).astype(kind)

    return IndicatorTable(
        value=frame(value, "float64"),
        year=frame(numerator.year, "Int64"),
        denominator_year=frame(denominator.year, "Int64"),
        source=frame(_joined(numerator.source, denominator.source), "str"),
        note=frame(_joined(numerator.note, denominator.note), "str"),
        reason=frame(_reason(value, numerator, denominator, divided), "str"),
    )


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
