"""The one reader of the tables: what it returns has been checked, or it raises.

A table that breaks its promise stops the start with a `DataError` that names
the file, the column and the first offending rows; nothing is repaired in
silence and no figure is ever made up.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd
from pandas import DataFrame, Series
from pandera.errors import SchemaErrors

from data.errors import DataError
from data.schemas import REFERENCES, SCHEMAS

FOLDER = Path(__file__).parent
WITHHELD = "withheld: "
PILOT_PREFIX = "pilots:"
_SHOWN = 5


@dataclass(frozen=True)
class Catalogue:
    """All tables of the atlas, checked on their own and against each other.

    Attributes
    ----------
    cities : one row a prefecture-level unit (337), key ``city_code`` (text)
    clusters : one row a city in a city cluster (城市群)
    variables : one row a published variable, with its unit
    values : one row a city, variable and year; ``value`` NaN where withheld
    indicators : one row an indicator of the index
    pilots : one row a city in a national programme
    frameworks : one row a heading of an evaluation framework
    framework_map : one row an indicator under a heading
    verdicts : one row a resident survey or title that names a city
    suggestions : one row a policy direction, when it applies and whence it comes
    national_facts : one row a national figure quoted by Wu
    sources : one row a source
    """

    cities: DataFrame
    clusters: DataFrame
    variables: DataFrame
    values: DataFrame
    indicators: DataFrame
    pilots: DataFrame
    frameworks: DataFrame
    framework_map: DataFrame
    verdicts: DataFrame
    suggestions: DataFrame
    national_facts: DataFrame
    sources: DataFrame


def read_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Return every table in `folder`, checked.

    Raises
    ------
    DataError
        If a file is missing or unreadable, a column or type is wrong, a key
        repeats, or a code is not found in the table it refers to.
    """
    tables = {field.name: _read_table(folder, field.name) for field in fields(Catalogue)}
    for table, column, other, key in REFERENCES:
        _check_reference(tables, table, column, other, key)
    _check_numerators(tables)
    _check_triggers(tables)
    _check_gaps(tables["values"])
    return Catalogue(**tables)


def withheld_reason(note: Series) -> Series:
    """Return why each figure is withheld, and missing where it is not.

    Parameters
    ----------
    note : Series of text, the ``note`` column of `Catalogue.values`
    """
    return note.where(note.str.startswith(WITHHELD, na=False)).str.removeprefix(WITHHELD)


def _read_table(folder: Path, name: str) -> DataFrame:
    path = folder / f"{name}.csv"
    try:
        raw = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")
    except FileNotFoundError:
        raise DataError(f"{path.name}: the file is missing from {folder.name}/") from None
    except (ValueError, UnicodeDecodeError, OSError) as error:
        raise DataError(f"{path.name}: cannot be read as a table ({error})") from None
    try:
        return SCHEMAS[name].validate(raw, lazy=True)
    except SchemaErrors as error:
        raise DataError(_describe(path.name, error.failure_cases)) from None


def _describe(file: str, cases: DataFrame) -> str:
    """Say what the first broken rule is, and on which lines of the file."""
    first = cases.iloc[0]
    same = cases[(cases["check"] == first["check"]) & (cases["column"] == first["column"])]
    if first["check"] in ("column_in_dataframe", "column_in_schema", "column_ordered"):
        return f"{file}: column {first['failure_case']} is missing, unknown or out of order"
    rule = {"multiple_fields_uniqueness": "the key is unique"}.get(first["check"], first["check"])
    column = first["column"] if isinstance(first["column"], str) else "key"
    rows = ", ".join(
        f"line {int(index) + 2}: {case!r}"
        for index, case in zip(same["index"][:_SHOWN], same["failure_case"][:_SHOWN], strict=True)
        if pd.notna(index)
    )
    more = f" and {len(same) - _SHOWN} more" if len(same) > _SHOWN else ""
    where = f"{rows or 'the whole column'}{more}"
    return f"{file}: column {column} breaks the rule “{rule}” at {where}"


def _check_reference(
    tables: dict[str, DataFrame], table: str, column: str, other: str, key: str
) -> None:
    codes = tables[table][column].dropna()
    unknown = codes[~codes.isin(tables[other][key])]
    _raise_unknown(table, column, unknown, f"{other}.csv ({key})")


def _check_numerators(tables: dict[str, DataFrame]) -> None:
    """A numerator is a published variable, or the count of one group of programmes."""
    numerator = tables["indicators"]["numerator"]
    is_pilot = numerator.str.startswith(PILOT_PREFIX)
    group = numerator[is_pilot].str.removeprefix(PILOT_PREFIX)
    _raise_unknown(
        "indicators", "numerator", group[~group.isin(tables["pilots"]["group"])], "pilots.csv"
    )
    named = numerator[~is_pilot]
    _raise_unknown(
        "indicators",
        "numerator",
        named[~named.isin(tables["variables"]["variable"])],
        "variables.csv",
    )


def _check_triggers(tables: dict[str, DataFrame]) -> None:
    """A trigger names indicators and dimensions there are, or their spread within a region."""
    terms = tables["suggestions"]["trigger"].str.split(" + ", regex=False).explode()
    codes = terms.str.partition(":")[2].str.removeprefix("spread.")
    headings, indicators = tables["frameworks"]["heading"], tables["indicators"]["indicator"]
    known = codes.isin(headings) | codes.isin(indicators) | (codes == "index")
    _raise_unknown("suggestions", "trigger", codes[~known], "frameworks.csv and indicators.csv")


def _check_gaps(values: DataFrame) -> None:
    """A gap in the figures says why it is one, and a withheld figure shows no value."""
    unexplained = values["value"].isna() != withheld_reason(values["note"]).notna()
    if unexplained.any():
        lines = ", ".join(f"line {row + 2}" for row in unexplained.to_numpy().nonzero()[0][:_SHOWN])
        raise DataError(
            f"values.csv: column value is empty without “{WITHHELD}…” in note, "
            f"or the reverse, at {lines}"
        )


def _raise_unknown(table: str, column: str, unknown: Series, where: str) -> None:
    if len(unknown):
        first = unknown.head(_SHOWN)
        rows = ", ".join(
            f"line {int(row) + 2}: {code!r}"
            for row, code in zip(first.index.to_numpy(), first, strict=True)
        )
        raise DataError(f"{table}.csv: column {column} has codes not found in {where}: {rows}")
