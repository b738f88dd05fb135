"""The one reader of the tables: what it returns has been checked, or it raises.

A table that breaks its promise stops the start with a `DataError` that names
the file, the column and the first offending rows; nothing is repaired in
silence and no figure is ever made up.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, Series

from data.advice import check_advice
from data.bounds import check_county_figures, check_figures, check_years, limits
from data.counties.places import check_places
from data.errors import DataError, lines
from data.fingerprint import Fingerprint, check_unchanged, fingerprint
from data.kept_copy import copy_key, read_copy, write_copy
from data.languages import LANGUAGES
from data.lists import check_numerators
from data.orders import check_orders
from data.reading import read_table, read_text
from data.targets import check_targets
from data.trees import check_trees

FOLDER = Path(__file__).parent
WITHHELD = "withheld: "
# What residents answer in a survey is a variable of this prefix; only offices bring any.
ANSWERS_PREFIX = "own_residents_say_"
# Official figures read where somebody else quotes them.
SECOND_HAND = frozenset({"infobox_bulletins_2024", "prefecture_bulletins"})


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All tables of the atlas, checked on their own and against each other.

    One reading is equal to itself alone, so that what is derived from it can be kept.

    Attributes
    ----------
    cities : one row a prefecture-level unit, key ``city_code`` (text)
    clusters : one row a city in a city cluster (城市群)
    counties : one row a county of the 2020 census or a county-level city since; ``city_code``
        missing where a province governs it directly
    county_variables : one row a variable of counties, with its unit, and whether counties add up
    county_values : one row a county, variable and year
    units : one row a unit, or a variable with bounds of its own; its least and most,
        and how it is called
    variables : one row a published variable, with its unit
    values : one row a city, variable and year; ``value`` NaN where withheld
    breaks : one row a break in the series of a variable and a city, either of them
        missing where it is one of every variable or every city
    doubts : one row a reason why figures of a variable may be off, and how far
    indicators : one row an indicator of the index
    pilots : one row a city in a national programme
    frameworks : one row a heading of an evaluation framework, with the heading above it
    framework_map : one row an indicator under a heading
    silent : one row an indicator that hardly moves the index of a framework, and why it stays
    targets : one row an official target, limit or guideline for a measure
    decides : one row an indicator that a city does not decide alone, and why
    verdicts : one row a resident survey or title that names a city
    suggestions : one row a policy direction, when it applies and whence it comes
    evidence : one row a suggestion and a term of its trigger: why that is evidence for it
    questions : one row a thing to check that no figure here speaks of
    national_facts : one row a national figure quoted by Wu
    sources : one row a source
    words : one row a code or text of another table, as readers of either language see it
    """

    cities: DataFrame
    clusters: DataFrame
    counties: DataFrame
    county_variables: DataFrame
    county_values: DataFrame
    units: DataFrame
    variables: DataFrame
    values: DataFrame
    breaks: DataFrame
    doubts: DataFrame
    indicators: DataFrame
    pilots: DataFrame
    frameworks: DataFrame
    framework_map: DataFrame
    silent: DataFrame
    targets: DataFrame
    decides: DataFrame
    verdicts: DataFrame
    suggestions: DataFrame
    evidence: DataFrame
    questions: DataFrame
    national_facts: DataFrame
    sources: DataFrame
    words: DataFrame

    @cached_property
    def said(self) -> dict[str, dict[str, str]]:
        """Language → code or text of another table → how readers see it."""
        told = {
            language: zip(
                self.words["said"].tolist(), self.words[f"text_{language}"].tolist(), strict=True
            )
            for language in LANGUAGES
        }
        return {
            language: {said: text for said, text in pairs if isinstance(text, str)}
            for language, pairs in told.items()
        }

    def rows_of(self, variable: str) -> DataFrame:
        """Return a variable's rows of `values`; none where there is no figure of it."""
        return self.values.take(self._places.get(variable, []))

    @cached_property
    def _places(self) -> dict[Hashable, NDArray[np.intp]]:
        """Where the rows of each variable are: the whole table is gone through once."""
        places = self.values.groupby("variable").indices
        return {variable: np.asarray(rows) for variable, rows in places.items()}


def read_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Return every table in `folder`, checked and as vouched for.

    Raises
    ------
    DataError
        If a file is missing or unreadable, a column or type is wrong, a key
        repeats, a figure is out of bounds, a code is not found in the table it
        refers to, or a table is not the one the manifest names.
    """
    names = table_names()
    key = copy_key(folder, names)
    if tables := read_copy(folder, key, names):
        return Catalogue(**tables)
    catalogue, now = read_unvouched(folder)
    check_unchanged(folder, now)
    # A file changed meanwhile may have been checked in either state.
    if key and key == copy_key(folder, names):
        write_copy(folder, key, vars(catalogue))
    return catalogue


def read_unvouched(folder: Path) -> tuple[Catalogue, Fingerprint]:
    """Return every table in `folder`, checked, and what it would be vouched for by.

    Raises
    ------
    DataError
        As `read_catalogue`, save that the manifest is not asked.
    """
    return check_tables({name: read_text(folder / f"{name}.csv") for name in table_names()})


def check_tables(texts: Mapping[str, str]) -> tuple[Catalogue, Fingerprint]:
    """Return every table from its text, checked, and what it would be vouched for by.

    Parameters
    ----------
    texts : name of each table → its text, as `data.reading.read_text` returns it

    Raises
    ------
    DataError
        If a table breaks its promise.
    """
    # Here, as in `data.reading`: a start finds a kept copy, and checks nothing.
    from data.schemas import REFERENCES

    tables = {name: read_table(name, text) for name, text in texts.items()}
    for table, column, other, key in REFERENCES:
        _check_reference(tables, table, column, other, key)
    check_numerators(tables)
    check_trees(tables)
    check_advice(tables)
    _check_gaps(tables["values"])
    _check_doubts(tables["doubts"])
    _check_measured(tables)
    bounds = limits(tables["variables"], tables["units"])
    check_figures(tables["values"], bounds)
    check_places(tables["counties"], tables["cities"])
    check_county_figures(tables["county_values"], tables["county_variables"], tables["units"])
    check_orders(tables["values"], bounds)
    check_years(tables)
    check_targets(tables)
    return Catalogue(**tables), fingerprint(texts, tables)


def table_names() -> tuple[str, ...]:
    """Return the names of all tables."""
    return tuple(field.name for field in fields(Catalogue))


def withheld_reason(note: Series) -> Series:
    """Return why each figure is withheld, and missing where it is not.

    Parameters
    ----------
    note : Series of text, the ``note`` column of `Catalogue.values`
    """
    return note.where(note.str.startswith(WITHHELD, na=False)).str.removeprefix(WITHHELD)


def _check_reference(
    tables: dict[str, DataFrame], table: str, column: str, other: str, key: str
) -> None:
    codes = tables[table][column]
    if strange := set(codes.tolist()).difference(tables[other][key].tolist(), [np.nan]):
        _raise_unknown(table, column, codes[codes.isin(strange)], f"{other}.csv ({key})")


def _check_gaps(values: DataFrame) -> None:
    """A gap in the figures says why it is one, and a withheld figure shows no value."""
    unexplained = values["value"].isna() != values["note"].str.startswith(WITHHELD, na=False)
    if unexplained.any():
        raise DataError(
            f"values.csv: column value is empty without “{WITHHELD}…” in note, "
            f"or the reverse, at {lines(values['note'][unexplained])}"
        )


def _check_doubts(doubts: DataFrame) -> None:
    """How far a figure may be off is said in the table, or by the note that marks it."""
    unsaid = doubts["half_width"].isna() & doubts["mark"].isna()
    if unsaid.any():
        raise DataError(
            "doubts.csv: column half_width is empty without a mark whose note gives it, "
            f"at {lines(doubts['doubt'][unsaid])}"
        )


def _check_measured(tables: dict[str, DataFrame]) -> None:
    """A variable without any figure would be a measure of nothing."""
    values = tables["values"]
    measured = values["variable"][values["value"].notna()].unique()
    codes = tables["variables"]["variable"]
    _raise_unknown("variables", "variable", codes[~codes.isin(measured)], "values.csv")


def _raise_unknown(table: str, column: str, unknown: Series, where: str) -> None:
    if len(unknown):
        raise DataError(
            f"{table}.csv: column {column} has codes not found in {where}: {lines(unknown)}"
        )
