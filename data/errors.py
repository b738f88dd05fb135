"""The errors of the atlas.

    AtlasError
    ├── DataError   a table breaks its promise: a column, a type, a key, a figure
    └── JoinError   codes on two sides of a join do not match

A message names the file, the column and the first few offending codes; it is
for logs and for the operator's tables. What a reader can cause by an address, a
file or a choice has a key as well, under which a page says it in the reader's
language. Errors are caught once, at the edge of a page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import Series

_SHOWN = 5


class AtlasError(Exception):
    """Something the atlas cannot do, said in a sentence a user can act on.

    Attributes
    ----------
    key : of the text in the reader's language; "" where only an operator meets the error
    values : what the text names
    """

    def __init__(self, message: str, key: str = "", **values: object) -> None:
        super().__init__(message)
        self.key, self.values = key, values


class DataError(AtlasError):
    """A table or an argument breaks its promise."""


class JoinError(AtlasError):
    """Codes on two sides of a join do not match one to one."""


def lines(broken: Series) -> str:
    """Return the first broken cells with their lines in the file, row 0 being line 2."""
    return lines_at(list(zip(broken.index, broken, strict=True)))


def lines_at(broken: Sequence[tuple[Any, object]]) -> str:
    """Return the first broken cells with their lines, each given with its row."""
    rows = ", ".join(f"line {int(row) + 2}: {case!r}" for row, case in broken[:_SHOWN])
    return rows + (f" and {len(broken) - _SHOWN} more" if len(broken) > _SHOWN else "")


def in_words(command: Callable[[], object]) -> int:
    """Run a command and return its exit code; an error of ours is printed as a sentence."""
    try:
        command()
    except AtlasError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
