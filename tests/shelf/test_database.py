"""The tables are what the models say, made once, and a shelf that cannot be used says so."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, create_engine, text

from shelf import store
from shelf.database import Database
from shelf.errors import Unavailable
from shelf.models import Base
from shelf.place import FILE, FOLDER, place
from tests.shelf.people import EDITION, LI


def test_the_steps_make_what_the_models_say(url: URL, database: Database) -> None:
    """Nothing is left for another step to change."""
    with database.writing():
        pass
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_replicas_that_start_at_once_make_the_tables_once(url: URL) -> None:
    """Each then saves, and all of it is there."""
    replicas = [Database(url) for _ in range(8)]
    with ThreadPoolExecutor(len(replicas)) as threads:
        added = [
            threads.submit(store.add, replica, LI, "view", "v", b"1", EDITION)
            for replica in replicas
        ]
        assert len({done.result().id for done in added}) == len(replicas)
    assert len(store.items(replicas[0], LI)) == len(replicas)
    for replica in replicas:
        replica.close()


def test_a_newer_shelf_is_not_touched(url: URL, database: Database) -> None:
    """An older atlas says which one to start."""
    store.add(database, LI, "view", "v", b"1", EDITION)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    older = Database(url)
    with pytest.raises(Unavailable, match="newer atlas"):
        store.items(older, LI)
    older.close()


def test_reading_makes_nothing(tmp_path: Path) -> None:
    """The file comes with the first save, for its owner's eyes alone."""
    file = tmp_path / "deep" / "shelf" / FILE
    database = Database(URL.create("sqlite", database=str(file)))
    assert store.items(database, LI) == []
    assert not file.parent.exists()
    store.add(database, LI, "view", "v", b"1", EDITION)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert (stat.S_IMODE(file.parent.stat().st_mode), modes) == (0o700, {0o600})
    database.close()


def test_a_file_that_was_taken_away_is_begun_anew(tmp_path: Path) -> None:
    """Nothing is saved into the file that went."""
    file = tmp_path / FILE
    database = Database(URL.create("sqlite", database=str(file)))
    store.add(database, LI, "view", "old", b"1", EDITION)
    for path in tmp_path.iterdir():
        path.rename(path.with_name(f"away-{path.name}"))
    assert store.items(database, LI) == []
    store.add(database, LI, "view", "new", b"1", EDITION)
    assert [shelved.item.name for shelved in store.items(database, LI)] == ["new"]
    database.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """The operator reads where; nothing else of the atlas needs it."""
    (tmp_path / "file").write_bytes(b"")
    database = Database(URL.create("sqlite", database=str(tmp_path / "file" / "shelf" / FILE)))
    assert store.items(database, LI) == []
    with pytest.raises(Unavailable, match="folder") as told:
        store.add(database, LI, "view", "v", b"1", EDITION)
    assert told.value.key == "shelf_not_writable"


def test_a_file_that_is_no_shelf_is_left_as_it_is(tmp_path: Path) -> None:
    """It may be somebody's."""
    file = tmp_path / FILE
    file.write_bytes(b"a letter, " * 500)
    database = Database(URL.create("sqlite", database=str(file)))
    with pytest.raises(Unavailable):
        store.add(database, LI, "view", "v", b"1", EDITION)
    with pytest.raises(Unavailable):
        store.items(database, LI)
    assert file.read_bytes() == b"a letter, " * 500


def test_a_server_that_is_gone_is_told_without_its_password(tmp_path: Path) -> None:
    """Nor with anything else of its address."""
    url = f"postgresql+psycopg://atlas:very-secret@/atlas?host={tmp_path}"
    database = Database(place({"ATLAS_DATABASE": url}))
    with pytest.raises(Unavailable) as told:
        store.items(database, LI)
    assert told.value.key == "shelf_unreachable"
    assert told.value.__cause__ is None
    assert "secret" not in str(told.value)
    database.close()


def test_the_shelf_stands_where_it_is_told(tmp_path: Path) -> None:
    """Beside the project, in a folder, or in a database that is named."""
    assert place({}).database == str(FOLDER / FILE)
    assert place({"ATLAS_SHELF": str(tmp_path)}).database == str(tmp_path / FILE)
    named = place({"ATLAS_DATABASE": "postgresql://a:b@host/shelf", "ATLAS_SHELF": "elsewhere"})
    assert (named.drivername, named.database) == ("postgresql+psycopg", "shelf")


@pytest.mark.parametrize("named", ["mysql://a:secret@host/x", "secret", "postgresql+asyncpg://x"])
def test_a_database_of_another_kind_is_refused(named: str) -> None:
    """Without repeating what may hold a password."""
    with pytest.raises(Unavailable) as told:
        place({"ATLAS_DATABASE": named})
    assert "secret" not in str(told.value)
    assert told.value.__suppress_context__ or told.value.__context__ is None
