"""A table on its way into a set, and what was answered of it, as texts (JSON), and back.

They are read again as carefully as a file from elsewhere: another version of the
atlas may have written them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from data.errors import DataError
from own.bring import Answers
from own.columns import Described
from own.grid import Grid, Span
from own.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from own.matching import LEVELS, Level
from own.set_file import plain_row, variable_of

Kind = Literal["figures", "survey"]
_WRONG = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True)
class Unread:
    """A table as it was written, and what its owner says it is.

    Attributes
    ----------
    kind : figures, or residents' answers
    level : of its units
    city : that own districts lie in, "" where none was named
    """

    grid: Grid = field(repr=False)
    kind: Kind = "figures"
    level: Level = "prefecture"
    city: str = ""


def write_table(table: Unread) -> bytes:
    """Return a table as text."""
    grid = table.grid
    return _written(
        {
            "rows": grid.rows,
            "merged": grid.merged,
            "sheet": grid.sheet,
            "sheets": grid.sheets,
            "kind": table.kind,
            "level": table.level,
            "city": table.city,
        }
    )


def read_table(raw: bytes) -> Unread:
    """Return the table of a text.

    Raises
    ------
    DataError
        If it is damaged, or larger than any table.
    """
    try:
        told = json.loads(raw)
        rows = tuple(tuple(map(_text, row)) for row in told["rows"])
        grid = Grid(
            rows,
            tuple(Span(*map(int, span)) for span in told["merged"]),
            _text(told["sheet"]),
            tuple(map(_text, told["sheets"])),
        )
        kind, level = told["kind"], told["level"]
        if kind not in get_args(Kind) or level not in LEVELS:
            raise ValueError
        city = _text(told["city"])
    except _WRONG:
        raise _damaged() from None
    if len(rows) > MOST_ROWS or grid.width > MOST_COLUMNS or sum(map(len, rows)) > MOST_CELLS:
        raise _damaged()
    return Unread(grid, kind, level, city)


def write_answers(answers: Answers) -> bytes:
    """Return answers as text."""
    return _written(
        {
            "units": dict(answers.units),
            "columns": {name: _described(one) for name, one in answers.columns.items()},
            "cells": [[*place, cell] for place, cell in answers.cells.items()],
            "year": answers.year,
            "reasons": dict(answers.reasons),
        }
    )


def read_answers(raw: bytes) -> Answers:
    """Return the answers of a text.

    Raises
    ------
    DataError
        If it is damaged.
    """
    try:
        told = json.loads(raw)
        return Answers(
            units=_texts(told["units"]),
            columns={name: _meant(one) for name, one in told["columns"].items()},
            cells={(int(row), int(column)): _text(cell) for row, column, cell in told["cells"]},
            year=int(told["year"]),
            reasons=_texts(told["reasons"]),
        )
    except _WRONG:
        raise _damaged() from None


def _described(one: Described | None) -> dict[str, object] | None:
    if one is None:
        return None
    said = {"factor": one.factor, "year": one.year, "reason": one.reason}
    return {"variable": plain_row(one.variable), **said}


def _meant(told: Mapping[str, Any] | None) -> Described | None:
    if told is None:
        return None
    factor, year = float(told["factor"]), int(told["year"])
    return Described(variable_of(told["variable"]), factor, year, _text(told["reason"]))


def _texts(told: Mapping[str, Any]) -> dict[str, str]:
    return {_text(name): _text(value) for name, value in told.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _written(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _damaged() -> DataError:
    return DataError("the table is damaged", "damaged")
