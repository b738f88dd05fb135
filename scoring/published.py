"""The latest figure of each variable in each city, with its year, source and note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.lists import terms_of
from scoring.arrays import Array

# The census of 2020 serves to 2024.
LONGEST_YEARS = 4
PILOT_SOURCE = "national_pilot_lists"


@dataclass(frozen=True)
class PublishedFigures:
    """Cities × variables, the latest published row of each not after a year.

    Attributes
    ----------
    variables : Index, the columns of every array
    value : float, NaN where withheld or not published
    year : float, NaN where nothing is published
    source, note : text, "" where nothing is published
    """

    variables: pd.Index
    value: Array
    year: Array
    source: Array
    note: Array

    def take(self, names: pd.Series) -> PublishedFigures:
        """Return the named columns, in order; a missing name is an empty column."""
        at = self.variables.get_indexer(pd.Index(names))
        known = at >= 0
        return PublishedFigures(
            pd.Index(names),
            np.where(known, self.value[:, at], np.nan),
            np.where(known, self.year[:, at], np.nan),
            np.where(known, self.source[:, at], ""),
            np.where(known, self.note[:, at], ""),
        )

    def beside(self, other: PublishedFigures) -> PublishedFigures:
        """Return both sets of columns."""
        return PublishedFigures(
            self.variables.append(other.variables),
            np.hstack([self.value, other.value]),
            np.hstack([self.year, other.year]),
            np.hstack([self.source, other.source]),
            np.hstack([self.note, other.note]),
        )


def latest_figures(
    values: pd.DataFrame,
    breaks: pd.DataFrame,
    variables: pd.Index,
    cities: Sequence[str],
    year: int,
) -> PublishedFigures:
    """Return the latest row not after `year` of each variable in each city.

    A withheld row is the latest as well: its value is a gap, and no older
    figure stands in for it (docs/decisions/0001-withheld-figures.md). Nor does
    one that is more than four years older than `year`, or that a break in its
    series sets apart from it (docs/decisions/0070-age-of-figures.md).

    Parameters
    ----------
    values, breaks : DataFrame
        The catalogue's tables of these names.
    """
    recent = values["year"].between(year - LONGEST_YEARS, year)
    rows = values[recent & values["variable"].isin(variables)]
    rows = rows.sort_values("year", kind="stable")
    city = pd.Index(cities).get_indexer(pd.Index(rows["city_code"]))
    variable = variables.get_indexer(pd.Index(rows["variable"]))
    wanted = (city >= 0) & (variable >= 0)
    latest = np.full((len(cities), len(variables)), -1)
    # Rows are in order of year, and of several rows for one cell the last one stays.
    latest[city[wanted], variable[wanted]] = np.flatnonzero(wanted)
    years = _cells(rows["year"].to_numpy(float), latest, np.nan)
    latest[_set_apart(years, breaks, variables, pd.Index(cities), year)] = -1
    return PublishedFigures(
        variables,
        _cells(rows["value"].to_numpy(float), latest, np.nan),
        _cells(rows["year"].to_numpy(float), latest, np.nan),
        _cells(rows["source"].fillna("").to_numpy(object), latest, ""),
        _cells(rows["note"].fillna("").to_numpy(object), latest, ""),
    )


def _set_apart(
    years: Array, breaks: pd.DataFrame, variables: pd.Index, cities: pd.Index, year: int
) -> Array:
    """Return which cells, of their own years, lie across a break from the year."""
    apart = np.zeros(years.shape, dtype=bool)
    known = breaks[breaks["year"].between(year - LONGEST_YEARS + 1, year)]
    for one in known.to_dict("records"):
        since = -np.inf if pd.isna(one["since"]) else one["since"]
        here = _named(cities, one["city_code"])[:, None] & _named(variables, one["variable"])
        apart |= here & (since <= years) & (years < one["year"])
    return apart


def _named(names: pd.Index, name: object) -> Array:
    """Return which of the names a break is of: the one, or all where it names none."""
    if not isinstance(name, str):
        return np.full(len(names), True)
    found: Array = names.to_numpy() == name
    return found


def list_counts(
    values: pd.DataFrame,
    breaks: pd.DataFrame,
    pilots: pd.DataFrame,
    numerators: pd.Index,
    cities: Sequence[str],
    year: int,
) -> PublishedFigures:
    """Return in how many of the lists that each numerator counts a city stands, up to a year.

    The lists are complete, so a city that is not listed has a true zero. The
    year is that of the latest list. Where a yes/no variable that is counted
    with them has no figure, there is no count.

    Parameters
    ----------
    values, breaks, pilots : DataFrame
        The catalogue's tables of these names.
    numerators : Index of str
        Of the form that `data.lists.terms_of` reads.
    """
    known = pilots[pilots["year"] <= year].drop_duplicates(["programme", "city_code"])
    wanted = {name: terms_of(name) for name in numerators}
    of_programmes = [_programmes(known, wanted[name], cities, year) for name in numerators]
    counted = PublishedFigures(
        numerators,
        np.column_stack([count for count, _ in of_programmes] or [np.zeros((len(cities), 0))]),
        np.broadcast_to([last for _, last in of_programmes], (len(cities), len(numerators))),
        np.full((len(cities), len(numerators)), PILOT_SOURCE, dtype=object),
        np.full((len(cities), len(numerators)), "", dtype=object),
    )
    terms = {term for terms in wanted.values() for term in terms}
    facts = pd.Index(values["variable"].unique()).intersection(sorted(terms))
    figures = latest_figures(values, breaks, facts, cities, year)
    for fact in facts:
        counting = [fact in wanted[name] for name in numerators]
        counted = _with_fact(counted, figures.take(pd.Series([fact])), np.array(counting))
    return counted


def _programmes(
    known: pd.DataFrame, terms: Sequence[str], cities: Sequence[str], year: int
) -> tuple[Array, float]:
    """Return in how many programmes each city is, and the year of the latest list."""
    rows = known[known["programme"].isin(terms) | known["group"].isin(terms)]
    count = rows["city_code"].value_counts().reindex(pd.Index(cities), fill_value=0)
    return count.to_numpy(float), float(rows["year"].max() if len(rows) else year)


def _with_fact(counted: PublishedFigures, fact: PublishedFigures, where: Array) -> PublishedFigures:
    """Return counts with a yes/no fact (one column) added to some of them."""
    year = np.where(np.isnan(fact.year), np.nan, np.fmax(counted.year, fact.year))
    both = counted.source + "; " + fact.source
    return PublishedFigures(
        counted.variables,
        np.where(where, counted.value + fact.value, counted.value),
        np.where(where, year, counted.year),
        np.where(where & (fact.source != ""), both, counted.source),
        np.where(where, fact.note, counted.note),
    )


def _cells(column: Array, row: Array, gap: float | str) -> Array:
    """Return the column's entry for each row number, and `gap` for row −1."""
    if not len(column):
        return np.full(row.shape, gap)
    cells: Array = np.where(row >= 0, column[row], gap)
    return cells
