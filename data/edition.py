"""Which edition of the data the tables are: a number, a date, and a short hash.

The number is the n-th edition of a year. The hash is of all tables and of the
method, so that two states that share a number are still told apart. Both stand
in the manifest, which `python -m data.manifest` writes: whoever vouches for
changed tables makes the next edition.

An edition of the data is not an edition of an index. *Six dimensions, edition
2* is a framework, a row of frameworks.csv that stays as it is; an edition of
the data is all tables together, that framework among them.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from data.errors import DataError

FILE = "manifest.toml"
COMMAND = "python -m data.manifest"
# The number of the method that scores and ranks: one more wherever the same tables would be
# scored otherwise. A step that is only written otherwise is no new method.
METHOD = 2
_FOLDER = Path(__file__).parent
_HASH_LETTERS = 8
_NUMBER = r"(?P<year>2[0-9]{3})\.(?P<of_year>[1-9][0-9]{0,2})"
_LABEL = re.compile(rf"{_NUMBER}-[0-9a-f]{{{_HASH_LETTERS}}}")


@dataclass(frozen=True)
class Edition:
    """One edition of the data.

    Attributes
    ----------
    number : year and which edition of that year, as "2026.2"
    date : of the day its tables were vouched for
    method : the number of the method, as `METHOD`
    hash : eight letters that no other tables and method share
    """

    number: str
    date: date
    method: int
    hash: str

    @property
    def label(self) -> str:
        """Return what it is called in addresses, folders and files: "2026.2-ab12cd34"."""
        return f"{self.number}-{self.hash}"

    def as_text(self) -> str:
        """Return its part of the manifest."""
        head = f'number = "{self.number}"\ndate = {self.date.isoformat()}'
        return f"[edition]\n{head}\nmethod = {self.method}"


def is_label(text: str) -> bool:
    """Return whether a text has the form of an edition's label."""
    return _LABEL.fullmatch(text) is not None


@cache
def current() -> Edition:
    """Return the edition of the atlas's own tables."""
    return read_edition(_FOLDER)


def read_edition(folder: Path) -> Edition:
    """Return the edition whose manifest stands in `folder`.

    Raises
    ------
    DataError
        If there is no manifest, or it names no edition.
    """
    try:
        return edition_of((folder / FILE).read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{FILE}: cannot be read ({error.strerror}); run: {COMMAND}") from None


def edition_of(manifest: str) -> Edition:
    """Return the edition that the text of a manifest names.

    Raises
    ------
    DataError
        If it names none.
    """
    try:
        known = tomllib.loads(manifest)
        said = known["edition"]
        number, day, method = str(said["number"]), said["date"], int(said["method"])
        tables = {table: str(entry["sha256"]) for table, entry in known["tables"].items()}
        if not re.fullmatch(_NUMBER, number) or type(day) is not date:
            raise ValueError(number)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(f"{FILE}: names no edition ({error!r}); run: {COMMAND}") from None
    return Edition(number, day, method, hash_of(tables, method))


def hash_of(tables: Mapping[str, str], method: int) -> str:
    """Return the short hash of tables and method.

    Parameters
    ----------
    tables : table → SHA-256 of its text
    """
    lines = (f"{table} {content}" for table, content in sorted(tables.items()))
    whole = "\n".join([f"method {method}", *lines])
    return hashlib.sha256(whole.encode()).hexdigest()[:_HASH_LETTERS]


def next_edition(before: Edition | None, tables: Mapping[str, str], today: date) -> Edition:
    """Return the edition of changed tables: the same number on the day it was made, else the next.

    Parameters
    ----------
    before : the one vouched for last, None for the first of all
    tables : table → SHA-256 of its text
    """
    found = hash_of(tables, METHOD)
    if before and (before.hash == found):
        return before
    if before and before.date == today:
        return Edition(before.number, today, METHOD, found)
    year, of_year = map(int, before.number.split(".")) if before else (0, 0)
    number = f"{today.year}.{of_year + 1 if year == today.year else 1}"
    return Edition(number, today, METHOD, found)
