"""The latest figure of each variable in each city, with its year, source and note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    # Places of rows: to take whole rows costs ten times what the few that serve do.
    rows = np.flatnonzero(recent & values["variable"].isin(variables))
    years_of_rows = values["year"].to_numpy(float)
    rows = rows[np.argsort(years_of_rows[rows], kind="stable")]
    city = _places(pd.Index(cities), values["city_code"].take(rows))
    variable = _places(variables, values["variable"].take(rows))
    wanted = (city >= 0) & (variable >= 0)
    latest = np.full((len(cities), len(variables)), -1)
    # Rows are in order of year, and of several rows for one cell the last one stays.
    latest[city[wanted], variable[wanted]] = rows[wanted]
    years = _numbers(values["year"], latest)
    latest[_set_apart(years, breaks, variables, pd.Index(cities), year)] = -1
    return PublishedFigures(
        variables,
        _numbers(values["value"], latest),
        _numbers(values["year"], latest),
        _texts(values["source"], latest),
        _texts(values["note"], latest),
    )


def _places(names: pd.Index, cells: pd.Series) -> Array:
    """Return where among names each cell is, −1 where it is none; each name is looked up once."""
    codes, found = cells.factorize()
    places: Array = np.append(names.get_indexer(pd.Index(found)), -1)[codes]
    return places


def _set_apart(
    years: Array, breaks: pd.DataFrame, variables: pd.Index, cities: pd.Index, year: int
) -> Array:
    """Return which cells, of their own years, lie across a break from the year."""
    apart = np.zeros(years.shape, dtype=bool)
    known = breaks[breaks["year"].between(year - LONGEST_YEARS + 1, year)]
    rows, columns = ({name: at for at, name in enumerate(names)} for names in (cities, variables))
    for one in known.to_dict("records"):
        since = -np.inf if pd.isna(one["since"]) else one["since"]
        here = _named(rows, one["city_code"]), _named(columns, one["variable"])
        apart[here] |= (since <= years[here]) & (years[here] < one["year"])
    return apart


def _named(places: Mapping[str, int], name: object) -> slice:
    """Return where among names a break is: at the one, at none, or at all where it names none."""
    if not isinstance(name, str):
        return slice(None)
    return slice(places[name], places[name] + 1) if name in places else slice(0, 0)


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


def _numbers(column: pd.Series, row: Array) -> Array:
    """Return the column's entry for each row number, and NaN for row −1."""
    cells, there = np.full(row.shape, np.nan), row >= 0
    cells[there] = column.to_numpy(float)[row[there]]
    return cells


def _texts(column: pd.Series, row: Array) -> Array:
    """Return the column's entry for each row number, and "" for row −1."""
    cells, there = np.full(row.shape, "", dtype=object), row >= 0
    cells[there] = column.take(row[there]).fillna("").to_numpy(object)
    return cells
