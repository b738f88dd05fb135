"""The audit log says what was done, and only becomes more, whoever asks it to be less."""

from __future__ import annotations

import pytest
from sqlalchemy import URL, create_engine, text
from sqlalchemy.exc import DBAPIError

from shelf import files, links, minding, store
from shelf.database import Database
from shelf.errors import ShelfError
from shelf.events import events
from tests.shelf.people import EDITION, LI, READER, STEWARD, WANG

LESS = [
    "UPDATE events SET who = 'nobody'",
    "UPDATE events SET id = id + 100",
    "DELETE FROM events",
    "DELETE FROM events WHERE id = 1",
    "{replace}",
    "{empty}",
]
_ROW = (
    "INTO events (id, at, who, who_name, what, kind, name, edition, detail) "
    "VALUES (1, '2026-01-01 00:00:00', 'x', 'x', 'saved', 'view', 'x', '', '')"
)
_SAID = {
    "sqlite": {"replace": f"INSERT OR REPLACE {_ROW}", "empty": "DELETE FROM events"},
    "postgresql": {
        "replace": f"INSERT {_ROW} ON CONFLICT (id) DO UPDATE SET who = 'x'",
        "empty": "TRUNCATE events",
    },
}


@pytest.mark.parametrize("less", LESS)
def test_an_event_is_neither_changed_nor_deleted(url: URL, database: Database, less: str) -> None:
    """By any statement, also one that never came from the atlas."""
    store.add(database, LI, "view", "v", b"1", EDITION)
    engine = create_engine(url)
    with (
        engine.connect() as connection,
        pytest.raises(DBAPIError, match="events only become more"),
    ):
        connection.execute(text(less.format(**_SAID[engine.dialect.name])))
    engine.dispose()
    before = [(e.id, e.who) for e in events(database, STEWARD) if e.what != "read_log"]
    assert before == [(1, LI.id)]


def test_everything_that_is_done_is_written_down(database: Database) -> None:
    """Who, what, which version, from which edition; what was asked of the log as well."""
    item = store.add(database, LI, "briefing", "one", b"1", EDITION)
    store.save(database, LI, item.id, b"2", 1, EDITION)
    store.restore(database, LI, item.id, 1, 2, EDITION)
    minding.rename(database, LI, item.id, "two")
    minding.share(database, LI, item.id, "group", "planning")
    store.duplicate(database, WANG, item.id, "copy", EDITION)
    links.make_link(database, LI, item.id)
    links.revoke(database, LI, item.id, links.links(database, LI, item.id)[0].digest)
    content = files.export_items(database, READER, [item.id], EDITION)
    files.import_items(database, WANG, content, EDITION)
    minding.archive(database, LI, item.id)
    minding.archive(database, LI, item.id, archived=False)
    log = list(events(database, STEWARD))
    assert [(event.who, event.what, event.version) for event in log] == [
        ("li", "added", 1),
        ("li", "saved", 2),
        ("li", "restored", 3),
        ("li", "renamed", None),
        ("li", "shared", None),
        ("wang", "duplicated", 1),
        ("li", "linked", None),
        ("li", "unlinked", None),
        ("zhao", "exported", 3),
        ("wang", "imported", 3),
        ("li", "archived", None),
        ("li", "unarchived", None),
        ("chen", "read_log", None),
    ]
    assert {event.edition for event in log if event.version} == {EDITION}
    assert (log[3].name, log[3].detail) == ("two", "one")


def test_what_was_refused_is_in_no_log(database: Database) -> None:
    """It was not done."""
    item = store.add(database, LI, "briefing", "one", b"1", EDITION)
    for who, based_on in ((READER, 1), (WANG, 1), (LI, 7)):
        with pytest.raises(ShelfError):
            store.save(database, who, item.id, b"2", based_on, EDITION)
    assert [event.what for event in events(database, STEWARD)] == ["added", "read_log"]


def test_a_long_log_comes_whole_and_in_its_order(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it is read in parts."""
    monkeypatch.setattr("shelf.events._PAGE", 3)
    for number in range(7):
        store.add(database, LI, "view", f"{number}", b"1", EDITION)
    names = [event.name for event in events(database, STEWARD)]
    assert names == [*"0123456", ""]
