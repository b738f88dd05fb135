"""A hundred mutated tables: each reads as the original did, or is refused by name."""

from __future__ import annotations

import contextlib
import random
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from data.catalogue import Catalogue, read_catalogue
from data.errors import DataError
from data.manifest import vouch
from tests.tables import copy_few

NAMES = sorted(field.name for field in fields(Catalogue))
Mutation = Callable[[random.Random, bytes], bytes]


def _in_a_line(change: Callable[[random.Random, list[bytes]], list[bytes]]) -> Mutation:
    """A mutation of the cells of one line."""

    def mutate(chance: random.Random, table: bytes) -> bytes:
        lines = table.split(b"\n")
        at = chance.randrange(len(lines) - 1)
        lines[at] = b",".join(change(chance, lines[at].split(b",")))
        return b"\n".join(lines)

    return mutate


def _delete_cell(chance: random.Random, cells: list[bytes]) -> list[bytes]:
    at = chance.randrange(len(cells))
    return cells[:at] + cells[at + 1 :]


def _repeat_cell(chance: random.Random, cells: list[bytes]) -> list[bytes]:
    at = chance.randrange(len(cells))
    return [*cells[: at + 1], *cells[at:]]


def _swap_cells(chance: random.Random, cells: list[bytes]) -> list[bytes]:
    return chance.sample(cells, len(cells))


def _other_digits(chance: random.Random, table: bytes) -> bytes:
    zero = chance.choice("０٠०𝟎")
    to = {digit: chr(ord(zero) + digit) for digit in range(10)}
    found = list(re.finditer(rb"[0-9]", table))
    start = chance.choice(found).start() if found else 0
    return table[:start] + to.get(table[start] - 48, "x").encode() + table[start + 1 :]


def _truncate(chance: random.Random, table: bytes) -> bytes:
    return table[: chance.randrange(len(table))]


def _insert(chance: random.Random, table: bytes) -> bytes:
    at = chance.randrange(len(table))
    what = [b'"', b"\0", b",", b"\n", b"\r", b"\xff", b"\xef\xbb\xbf", b"-", b"9" * 20]
    return table[:at] + chance.choice(what) + table[at:]


def _repeat_line(chance: random.Random, table: bytes) -> bytes:
    lines = table.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[: at + 1], *lines[at:]])


def _swap_lines(chance: random.Random, table: bytes) -> bytes:
    heading, *lines = table.rstrip(b"\n").split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join([heading, *lines, b""])


MUTATIONS: list[Mutation] = [
    *map(_in_a_line, (_delete_cell, _repeat_cell, _swap_cells)),
    _other_digits,
    _truncate,
    _insert,
    _repeat_line,
    _swap_lines,
]


def _mutated(folder: Path, seed: int) -> str:
    """Copy the tables, mutate one and return its name."""
    chance, name = random.Random(seed), NAMES[seed % len(NAMES)]
    path = copy_few(folder) / f"{name}.csv"
    path.write_bytes(MUTATIONS[seed % len(MUTATIONS)](chance, path.read_bytes()))
    return name


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The tables as they are before a mutation."""
    return read_catalogue(copy_few(tmp_path_factory.mktemp("whole")))


@pytest.mark.parametrize("seed", range(104))
def test_a_mutated_table_is_refused_by_name_or_is_the_same(
    tmp_path: Path, whole: Catalogue, seed: int
) -> None:
    """Nothing but the original is ever read, and nothing but `DataError` is raised."""
    name = _mutated(tmp_path, seed)
    refused = ""
    try:
        read = read_catalogue(tmp_path)
    except DataError as error:
        read, refused = whole, str(error)
    assert not refused or f"{name}.csv" in refused
    assert all(vars(read)[table].equals(vars(whole)[table]) for table in NAMES)


@pytest.mark.parametrize("seed", range(104, 130))
def test_the_checks_stand_without_the_manifest(tmp_path: Path, seed: int) -> None:
    """Whoever vouches for a mutated table gets a sentence or a table, never a traceback."""
    _mutated(tmp_path, seed)
    with contextlib.suppress(DataError):
        vouch(tmp_path, fewer=True)
        assert read_catalogue(tmp_path).values["year"].notna().all()
