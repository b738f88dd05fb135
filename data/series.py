"""One variable over the years: its figures, the years that make a map, and its breaks.

A figure of before a break and one of after it do not stand for the same thing:
no difference, growth or rank may be taken across it, and a line shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from pandas import DataFrame, Index, Series

from data.catalogue import Catalogue
from data.errors import DataError
from data.spoken import words_for

# A page of a city asks for those of each of its figures.
_KEPT = 4096

# A year with fewer is a figure of these units, not a map.
LEAST_UNITS_A_MAP = 30


@dataclass(frozen=True)
class Break:
    """A year from which figures are not to be compared with those before.

    Attributes
    ----------
    year : the first year after the break
    kind : "boundary", "definition" or "census" (a revision, another vintage)
    told : language → what happened
    since : the first year of the figures that it sets apart; 0 for all before `year`
    note : what happened, as a code of ``words.csv``
    """

    year: int
    kind: str
    told: Mapping[str, str]
    since: int = 0
    note: str = ""

    def between(self, start: int, end: int) -> bool:
        """Return whether a figure of `start` is not to be compared with one of `end`."""
        return self.since <= start < self.year <= end


def panel(catalogue: Catalogue, variable: str) -> DataFrame:
    """Return a variable as units × years.

    Returns
    -------
    DataFrame of float, index `city_code`: every unit; columns: the years with
    any figure, ascending; NaN is a gap, also where a figure is withheld

    Raises
    ------
    DataError
        If there is no such variable.
    """
    rows = _rows(catalogue, variable).dropna(subset="value")
    wide = rows.set_index(["city_code", "year"])["value"].unstack()  # noqa: PD010 - nothing to add up
    return wide.reindex(_codes(catalogue))


def map_years(catalogue: Catalogue, variable: str) -> list[int]:
    """Return the years, ascending, in which enough units have a figure to draw a map of it.

    Raises
    ------
    DataError
        If there is no such variable.
    """
    units = _rows(catalogue, variable).dropna(subset="value").groupby("year").size()
    return [int(year) for year in units.index[units >= LEAST_UNITS_A_MAP]]


def variables_with_years(catalogue: Catalogue) -> list[str]:
    """Return the variables with several years that make a map, in the order of their table."""
    rows = catalogue.values.dropna(subset="value")
    units = rows.groupby(["variable", "year"]).size()
    years = units[units >= LEAST_UNITS_A_MAP].groupby("variable").size()
    known = set(years.index[years > 1])
    return [code for code in catalogue.variables["variable"] if code in known]


@lru_cache(_KEPT)
def breaks_of(catalogue: Catalogue, variable: str, city_code: str) -> tuple[Break, ...]:
    """Return the breaks in a unit's series of a variable, by year."""
    rows = _breaks(catalogue, variable)
    rows = rows[rows["city_code"].isna() | (rows["city_code"] == city_code)]
    texts = catalogue.said
    return tuple(
        Break(
            int(row["year"]),
            str(row["kind"]),
            {of: words_for(row["note"], known) or str(row["note"]) for of, known in texts.items()},
            0 if np.isnan(row["since"]) else int(row["since"]),
            str(row["note"]),
        )
        for row in rows.sort_values("year", kind="stable").to_dict("records")
    )


def crosses(catalogue: Catalogue, variable: str, start: int, end: int) -> Series:
    """Return of every unit whether a break lies between its figures of two years.

    Returns
    -------
    Series of bool, index `city_code`: every unit; the earlier year may come second
    """
    codes = _codes(catalogue)
    return Series(codes.isin(breaks_between(catalogue, variable, start, end).index), codes)


def breaks_between(catalogue: Catalogue, variable: str, start: int, end: int) -> Series:
    """Return what sets the figures of two years apart, where anything does.

    Returns
    -------
    Series of text, index `city_code`: the units with a break between the years, the
    first one's note as a code of ``words.csv``; the earlier year may come second
    """
    first, last = sorted((start, end))
    rows = _breaks(catalogue, variable).sort_values("year", kind="stable")
    between = (rows["since"].fillna(0) <= first) & rows["year"].between(first + 1, last)
    found = rows[between]
    everywhere = found.loc[found["city_code"].isna(), "note"].head(1)
    units = found.dropna(subset="city_code").drop_duplicates("city_code")
    notes = units.set_index("city_code")["note"].reindex(_codes(catalogue))
    return notes.fillna(everywhere.iloc[0]).dropna() if len(everywhere) else notes.dropna()


def _breaks(catalogue: Catalogue, variable: str) -> DataFrame:
    rows = catalogue.breaks
    return rows[rows["variable"].isna() | (rows["variable"] == variable)]


def _rows(catalogue: Catalogue, variable: str) -> DataFrame:
    if variable not in set(catalogue.variables["variable"]):
        raise DataError(f"variables.csv: column variable has no {variable!r}")
    return catalogue.rows_of(variable)


def _codes(catalogue: Catalogue) -> Index:
    codes: Index = Index(catalogue.cities["city_code"], name="city_code")
    return codes
