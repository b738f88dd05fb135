"""The kinds of columns and what is checked of them, shared by all tables."""

from __future__ import annotations

import re

import numpy as np
from pandas import Series, StringDtype
from pandera.pandas import Check, Column, DataFrameSchema

from data.languages import LANGUAGES

_TEXT = StringDtype("python", na_value=np.nan)


def written(pattern: str, error: str) -> Check:
    """Return the rule that a text begins as a pattern says; each text is asked once."""
    fits = re.compile(pattern).match

    def fitting(cells: Series) -> Series:
        return cells.isin([text for text in cells.unique() if fits(text)])

    return Check(fitting, error=error)


CITY_CODE = written(r"^[0-9]{6}$", error="a city code is six digits")
SYMBOL = written(r"^[a-z][a-z0-9_]*$", error="a code is lower-case words")
FLAG = Check.isin([0, 1], error="a flag is 0 or 1")
YEAR = Check.in_range(1949, 2100, error="a year lies between 1949 and 2100")


def text(*checks: Check, nullable: bool = False) -> Column:
    """Return a column of text."""
    return Column(_TEXT, list(checks), nullable=nullable)


def in_each(column: str, *checks: Check, nullable: bool = False) -> dict[str, Column]:
    """Return a column of texts in each language."""
    return {f"{column}_{language}": text(*checks, nullable=nullable) for language in LANGUAGES}


def number(*checks: Check, nullable: bool = False) -> Column:
    """Return a column of numbers."""
    return Column(float, list(checks), nullable=nullable, coerce=True)


def integer(*checks: Check) -> Column:
    """Return a column of whole numbers."""
    return Column(int, list(checks), coerce=True)


def table(columns: dict[str, Column], key: list[str]) -> DataFrameSchema:
    """Return a table with these columns in this order, each key once."""
    return DataFrameSchema(columns, unique=key, strict=True, ordered=True)
