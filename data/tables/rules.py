"""What a column and a table promise, and which cells break it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from pandas import DataFrame, Series, StringDtype

from data.errors import DataError, lines


@dataclass(frozen=True)
class Check:
    """What each cell of a column must be.

    Attributes
    ----------
    said : the rule, as a message names it
    holds : whether one cell keeps it
    """

    said: str
    holds: Callable[[Any], object]

    @classmethod
    def str_matches(cls, pattern: str, error: str) -> Self:
        """Return the rule that a text begins as a pattern says."""
        return cls(error, re.compile(pattern).match)

    @classmethod
    def isin(cls, known: Collection[object], error: str = "") -> Self:
        """Return the rule that a cell is one of a few."""
        return cls(error or f"isin({known})", frozenset(known).__contains__)

    @classmethod
    def in_range(cls, least: float, most: float, error: str) -> Self:
        """Return the rule that a number lies between two, or is one of them."""
        return cls(error, lambda cell: least <= cell <= most)

    @classmethod
    def gt(cls, bound: float) -> Self:
        """Return the rule that a number is more than another."""
        return cls(f"greater_than({bound})", lambda cell: cell > bound)

    @classmethod
    def ge(cls, bound: float) -> Self:
        """Return the rule that a number is no less than another."""
        return cls(f"greater_than_or_equal_to({bound})", lambda cell: cell >= bound)


@dataclass(frozen=True)
class Column:
    """What a column promises: its type, its rules, and whether a cell may be missing."""

    dtype: np.dtype[Any] | StringDtype[Any]
    checks: tuple[Check, ...]
    nullable: bool = False

    def broken(self, cells: Series) -> tuple[str, Series] | None:
        """Return the first rule that is broken and the cells that break it; None where none is."""
        if cells.dtype != self.dtype:
            return f"dtype('{self.dtype}')", cells.head(0)
        # Each text or number is asked once, however many rows have it.
        different = set(cells.tolist())
        missing = {cell for cell in different if cell != cell}  # what is not there is unlike itself
        if missing and not self.nullable:
            return "not_nullable", cells[cells.isna()]
        for check in self.checks:
            wrong = [cell for cell in different - missing if not check.holds(cell)]
            if wrong:
                return check.said, cells[cells.isin(wrong)]
        return None


@dataclass(frozen=True)
class Table:
    """What a table promises: these columns in this order, and each key once."""

    columns: dict[str, Column]
    key: list[str]

    def validate(self, rows: DataFrame) -> DataFrame:
        """Return the rows, which keep every promise.

        Raises
        ------
        DataError
            Naming the column, the first rule that is broken, and the lines.
        """
        if list(rows.columns) != list(self.columns):
            raise DataError(f"the columns are not {','.join(self.columns)}")
        self._check_key(rows)
        for column, promised in self.columns.items():
            if found := promised.broken(rows[column]):
                refuse(column, *found)
        return rows

    def _check_key(self, rows: DataFrame) -> None:
        """Stop where a key repeats, naming the first of its columns that has cells there."""
        twice = rows.duplicated(self.key, keep=False)
        if not twice.any():
            return
        for column in self.key:
            if len(cells := rows.loc[twice, column].dropna()):
                refuse(column, "the key is unique", cells)


def refuse(column: str, rule: str, broken: Series) -> None:
    """Stop: some cells of a column break a rule, or the whole of it where none is named."""
    where = lines(broken) if len(broken) else "the whole column"
    raise DataError(f"column {column} breaks the rule “{rule}” at {where}")
