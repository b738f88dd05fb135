"""The latest figure of each variable in each city, with its year, source and note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.catalogue import PILOT_PREFIX
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


def programme_counts(
    pilots: pd.DataFrame, groups: pd.Index, cities: Sequence[str], year: int
) -> PublishedFigures:
    """Return in how many programmes of each group a city is listed up to a year.

    The lists are complete, so a city that is not listed has a true zero. The
    year is that of the group's latest list.

    Parameters
    ----------
    pilots : DataFrame
        The catalogue's table: programme, group, city_code, year.
    groups : Index of str
        Names of the form `pilots:GROUP`.
    """
    known = pilots[pilots["year"] <= year]
    known = known.drop_duplicates(["programme", "city_code"])
    city = pd.Index(cities).get_indexer(pd.Index(known["city_code"]))
    group = groups.get_indexer(pd.Index(PILOT_PREFIX + known["group"]))
    wanted = (city >= 0) & (group >= 0)
    shape = (len(cities), len(groups))
    count = np.zeros(shape)
    np.add.at(count, (city[wanted], group[wanted]), 1.0)
    last_list = known["year"].groupby(PILOT_PREFIX + known["group"]).max()
    last_year = last_list.reindex(groups, fill_value=year)
    return PublishedFigures(
        groups,
        count,
        np.broadcast_to(last_year.to_numpy(float), shape),
        np.full(shape, PILOT_SOURCE, dtype=object),
        np.full(shape, "", dtype=object),
    )


def _cells(column: Array, row: Array, gap: float | str) -> Array:
    """Return the column's entry for each row number, and `gap` for row −1."""
    if not len(column):
        return np.full(row.shape, gap)
    cells: Array = np.where(row >= 0, column[row], gap)
    return cells
