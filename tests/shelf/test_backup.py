"""The whole shelf goes into a file and comes back from it, on either database."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, select

from shelf import links, minding, store
from shelf.__main__ import main
from shelf.backup import backup, restore
from shelf.database import Database
from shelf.errors import Refused
from shelf.migrations.run import newest
from shelf.models import Base
from shelf.place import place
from tests.shelf.cluster import empty_database
from tests.shelf.people import EDITION, LI, WANG


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest, tmp_path: Path, postgresql: URL) -> Iterator[Database]:
    """A second empty shelf, perhaps of the other kind."""
    url = URL.create("sqlite", database=str(tmp_path / "other" / "shelf.db"))
    if request.param == "postgresql":
        url = empty_database(postgresql, "other")
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture
def saved(database: Database, tmp_path: Path) -> Path:
    """A backup of a shelf that has something of everything."""
    item = store.add(database, LI, "briefing", "长三角", bytes(range(256)), EDITION, "first")
    store.save(database, LI, item.id, b"two", 1, EDITION)
    links.make_link(database, LI, item.id)
    minding.share(database, LI, item.id, "group", "planning")
    store.add(database, WANG, "choices", "own", b"x" * 60_000, EDITION)
    file = tmp_path / "shelf.backup"
    counts = backup(database, file)
    assert counts == {"items": 2, "versions": 3, "links": 1, "events": 5}
    return file


def test_what_comes_back_is_what_was(saved: Path, database: Database, other: Database) -> None:
    """Every row of every table, and the shelf goes on from there."""
    restore(other, saved)
    assert _rows(other) == _rows(database)
    item = store.items(other, LI)[0].item
    store.save(other, LI, item.id, b"three", 2, EDITION)
    assert [event[0] for event in _rows(other)["events"]] == [1, 2, 3, 4, 5, 6]


def test_a_shelf_that_holds_something_is_not_written_over(saved: Path, database: Database) -> None:
    """Whatever the file holds."""
    before = _rows(database)
    with pytest.raises(Refused, match="already holds"):
        restore(database, saved)
    assert _rows(database) == before


def test_a_damaged_file_restores_nothing(saved: Path, other: Database, tmp_path: Path) -> None:
    """Cut off, changed in one letter, with a line too few or too many, or of another kind."""
    whole = gzip.decompress(saved.read_bytes())
    lines = whole.splitlines(keepends=True)
    damaged = [
        saved.read_bytes()[:-100],
        b"no gzip",
        b"",
        gzip.compress(b""),
        gzip.compress(whole[:-20]),
        gzip.compress(whole.replace("长三角".encode(), "长四角".encode(), 1)),
        gzip.compress(b"".join(lines[:2] + lines[3:])),
        gzip.compress(b"".join(lines[:-1])),
        gzip.compress(whole + b"{}\n"),
        gzip.compress(whole.replace(f'"{newest()}"'.encode(), b'"9999"', 1)),
        gzip.compress(b"[" * 100_000 + b"\n"),
        gzip.compress(b'{"format": "other", "version": 1}\n'),
    ]
    for number, content in enumerate(damaged):
        file = tmp_path / f"damaged{number}"
        file.write_bytes(content)
        with pytest.raises(Refused, match="damaged"):
            restore(other, file)
    assert not any(_rows(other).values())


def test_a_backup_is_for_its_owners_eyes_and_whole_or_not_there(
    database: Database, tmp_path: Path
) -> None:
    """Where it cannot be written, what stood there stands."""
    store.add(database, LI, "view", "v", b"1", EDITION)
    file = tmp_path / "backup"
    backup(database, file)
    assert file.stat().st_mode & 0o777 == 0o600
    first = json.loads(gzip.decompress(file.read_bytes()).splitlines()[0])
    assert first["format"] == "smart-city-atlas-shelf-backup"
    with pytest.raises(Refused, match="cannot be written"):
        backup(database, tmp_path / "none" / "backup")
    assert sorted(path.name for path in tmp_path.glob("backup*")) == ["backup"]


def test_the_commands_back_up_and_restore(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As an operator calls them; a second restore is refused in a sentence."""
    first, second = tmp_path / "first", tmp_path / "second"
    database = Database(place({"ATLAS_SHELF": str(first)}))
    store.add(database, LI, "view", "v", b"1", EDITION)
    database.close()
    for folder, what, code, said in (
        (first, "backup", 0, "1 items, 0 links, 1 versions"),
        (second, "restore", 0, "1 items"),
        (second, "restore", 1, "already holds"),
    ):
        monkeypatch.setenv("ATLAS_SHELF", str(folder))
        assert main([what, str(tmp_path / "file")]) == code
        assert said in "".join(capsys.readouterr())


def _rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as session:
        return {
            table.name: [
                tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }
