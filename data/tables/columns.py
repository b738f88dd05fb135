"""The kinds of columns and what is checked of them, shared by all tables."""

from __future__ import annotations

import numpy as np
from pandas import StringDtype, set_option

from data.languages import LANGUAGES
from data.tables.rules import Check, Column

# Our tables are small, and a screen looks up one name after another. Arrow's strings are made
# for long columns: with them a fifth more is computed for a city's page.
set_option("mode.string_storage", "python")
_TEXT = StringDtype("python", na_value=np.nan)

CITY_CODE = Check.str_matches(r"^[0-9]{6}$", error="a city code is six digits")
SYMBOL = Check.str_matches(r"^[a-z][a-z0-9_]*$", error="a code is lower-case words")
FLAG = Check.isin([0, 1], error="a flag is 0 or 1")
YEAR = Check.in_range(1949, 2100, error="a year lies between 1949 and 2100")


def text(*checks: Check, nullable: bool = False) -> Column:
    """Return a column of text."""
    return Column(_TEXT, checks, nullable)


def in_each(column: str, *checks: Check, nullable: bool = False) -> dict[str, Column]:
    """Return a column of texts in each language."""
    return {f"{column}_{language}": text(*checks, nullable=nullable) for language in LANGUAGES}


def number(*checks: Check, nullable: bool = False) -> Column:
    """Return a column of numbers."""
    return Column(np.dtype("float64"), checks, nullable)


def integer(*checks: Check) -> Column:
    """Return a column of whole numbers."""
    return Column(np.dtype("int64"), checks)
