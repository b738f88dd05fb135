"""The servers under attack, one a session each, and the count of what was tried."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from data.errors import DataError
from data.schemas import SCHEMAS
from tests.hostile import damaged_tables as tables
from tests.hostile.attacks import SHORT, in_turn
from tests.hostile.server import MOST_MEMORY, ROOT, Attacked, attacked

Tried = Callable[[str], None]


@pytest.fixture(scope="session")
def served_atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """The atlas with its own tables, as everybody serves it."""
    with attacked(tmp_path_factory.mktemp("atlas")) as server:
        assert not server.asked, "the server asked outside at its start"
        yield server


@pytest.fixture
def atlas(served_atlas: Attacked) -> Attacked:
    """The same for one part of the attack."""
    assert served_atlas.lives, "an earlier part of the attack ended the server"
    served_atlas.begin()
    return served_atlas


@pytest.fixture(scope="session")
def served_paint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """The atlas with a payload in every cell that takes any text."""
    with attacked(
        tmp_path_factory.mktemp("painted"), _painted_atlas(tmp_path_factory.mktemp("tables"))
    ) as server:
        yield server


@pytest.fixture
def painted(served_paint: Attacked) -> Attacked:
    """The same for one part of the attack."""
    served_paint.begin()
    return served_paint


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Tried:
    """Say what was tried; it is counted at the end of the run."""
    return lambda what: record_property("tried", what)


def unhurt(server: Attacked) -> None:
    """Hold what must be true of a server after each part of the attack."""
    assert server.lives, "the server ended"
    assert not server.made_by_attack, "a payload left something behind"
    assert not server.tracebacks, "errors that are not said in words"
    assert not server.asked, "the server asked outside or started a program"
    assert server.peak < MOST_MEMORY, f"the server held {server.peak / 1e6:,.0f} MB"


def _painted_atlas(folder: Path) -> Path:
    """A copy of the atlas whose tables hold a payload in each free column."""
    leave = shutil.ignore_patterns(".*", "tests", "docs", "benchmarks", "static", "__pycache__")
    copy = folder / "atlas"
    shutil.copytree(ROOT, copy, ignore=leave)
    shutil.copytree(ROOT / ".streamlit", copy / ".streamlit")
    for table, schema in SCHEMAS.items():
        free = [column for column in schema.columns if tables.is_free(table, column)]
        # What one rule refuses hides what the other columns would take.
        if free and not _paint(copy / "data", table, free):
            for column in free:
                _paint(copy / "data", table, [column])
    tables.vouch_for(copy / "data")
    return copy


def _paint(folder: Path, table: str, columns: Sequence[str]) -> bool:
    """Write payloads down columns and return whether the tables take them; undo it if not."""
    path = folder / f"{table}.csv"
    before = path.read_bytes()
    rows = tables.rows_of(path)
    for column in columns:
        place = rows[0].index(column)
        texts = in_turn(SHORT, f"{table} {column}")
        for row in rows[1:]:
            row[place] = next(texts)
    tables.write_rows(path, rows)
    try:
        tables.read_changed(folder)
    except DataError:
        path.write_bytes(before)
        return False
    return True
