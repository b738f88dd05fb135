"""An edition of the data has a number, a date, and a hash of tables and method."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from data import edition
from data.catalogue import FOLDER, read_unvouched
from data.edition import FILE, METHOD, current, edition_of, hash_of, is_label, read_edition
from data.errors import DataError
from data.manifest import vouch
from tests.tables import alter, copy_few

FIRST, LATER, NEXT_YEAR = date(2026, 11, 26), date(2026, 12, 1), date(2027, 1, 4)


def test_the_edition_is_that_of_the_tables_and_of_the_method() -> None:
    """The label of today's edition is its number and a hash that can be worked out again."""
    _, now = read_unvouched(FOLDER)
    assert current().method == METHOD
    assert current().hash == hash_of(now.sha256, METHOD)
    assert current().label == f"{current().number}-{current().hash}"
    assert is_label(current().label)


def test_changed_tables_are_the_next_edition(tmp_path: Path) -> None:
    """Of one day there is one number; each state of the tables has its own hash."""
    folder = copy_few(tmp_path)
    steps = []
    for text, today in (("a", FIRST), ("b", LATER), ("c", LATER), ("d", NEXT_YEAR)):
        alter(folder, "sources", partial(re.sub, "NBS,", f"NBS {text},", count=1))
        vouch(folder, today=today)
        steps.append(read_edition(folder))
    first, second, same_day, of_2027 = steps
    assert second.number == f"2026.{int(first.number.split('.')[1]) + 1}"
    assert (same_day.number, of_2027.number) == (second.number, "2027.1")
    assert len({one.hash for one in steps}) == 4


def test_tables_that_stay_keep_their_edition(tmp_path: Path) -> None:
    """Vouching once more for the same tables changes neither number nor date."""
    before = read_edition(copy_few(tmp_path))
    vouch(tmp_path, today=NEXT_YEAR)
    assert read_edition(tmp_path) == before


def test_another_method_is_another_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same tables scored otherwise have another hash and the next number."""
    before = read_edition(copy_few(tmp_path))
    monkeypatch.setattr(edition, "METHOD", METHOD + 1)
    vouch(tmp_path, today=NEXT_YEAR)
    after = read_edition(tmp_path)
    assert (after.number, after.method) == ("2027.1", METHOD + 1)
    assert after.hash != before.hash


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[edition]\n",
        '[edition]\nnumber = "2026.2/../.."\ndate = 2026-11-26\nmethod = 2\n[tables]\n',
        '[edition]\nnumber = "2026.2"\ndate = "today"\nmethod = 2\n[tables]\n',
        '[edition]\nnumber = "2026.2"\ndate = 2026-11-26\nmethod = 2\n[tables]\nvalues = 1\n',
        "[" * 100_000,
    ],
)
def test_a_manifest_without_an_edition_is_named(said: str) -> None:
    """It says by which command it is written."""
    with pytest.raises(DataError, match=r"manifest\.toml: names no edition.*python -m"):
        edition_of(said)


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    """As is one that cannot be read."""
    with pytest.raises(DataError, match=rf"{FILE}: cannot be read"):
        read_edition(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "2026.2", "2026.2-ABCDEF12", "2026.2-abcdef1", "2026.0-abcdef12", "../2026.2-ab"]
)
def test_a_label_has_one_form(text: str) -> None:
    """Anything else is no name of a folder or a file."""
    assert not is_label(text)
