"""What a browser is at work on is found by that browser again, and read by nobody else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from shelf import drafts, store
from shelf.backup import backup
from shelf.browsers import new_token, token_of
from shelf.database import Database
from shelf.errors import Refused
from shelf.models import Draft, now
from shelf.people import MACHINE, NOBODY
from tests.shelf.people import EDITION, LI, WANG

HERE, ELSEWHERE = new_token(), new_token()
CONTENT = '{"大连市": 85}'.encode()


def test_a_draft_is_found_by_its_browser_and_its_person_alone(database: Database) -> None:
    """Not by another browser, nor by another person at the same one, nor under another name."""
    drafts.keep(database, HERE, LI, "set", "one", CONTENT)
    assert drafts.find(database, HERE, LI, "set") == CONTENT
    assert drafts.find(database, HERE, LI, "set", "one") == CONTENT
    for browser, person in ((ELSEWHERE, LI), (HERE, WANG), (HERE, NOBODY), ("", LI)):
        assert drafts.find(database, browser, person, "set") is None
        drafts.forget(database, browser, person, ("set",))
    assert drafts.find(database, HERE, LI, "set", "two") is None
    assert drafts.find(database, HERE, LI, "table") is None
    drafts.forget(database, HERE, LI, ("set",))
    assert drafts.find(database, HERE, LI, "set") is None


def test_what_was_brought_before_signing_in_is_there_afterwards(database: Database) -> None:
    """At the same browser; and with the next save it is that person's."""
    drafts.keep(database, HERE, NOBODY, "set", "one", CONTENT)
    assert drafts.find(database, HERE, LI, "set") == CONTENT
    drafts.keep(database, HERE, LI, "set", "one", CONTENT)
    assert drafts.find(database, HERE, NOBODY, "set") is None


def test_the_database_alone_reads_nothing_of_it(database: Database) -> None:
    """Neither the content nor the token stands there in the clear."""
    drafts.keep(database, HERE, LI, "set", "one", CONTENT)
    with database.reading() as session:
        (row,) = session.execute(select(*Draft.__table__.columns)).all()
    assert CONTENT not in row.content
    assert HERE not in str(row)
    with database.writing() as session:
        session.get_one(Draft, (row.browser, "set", "one")).content = b"gAAAA"
    assert drafts.find(database, HERE, LI, "set") is None


def test_after_some_hours_it_is_gone(database: Database) -> None:
    """It is not found any more, and the next one that is kept sweeps it out."""
    drafts.keep(database, HERE, LI, "set", "old", CONTENT)
    with database.writing() as session:
        for draft in session.scalars(select(Draft)):
            draft.at = now() - timedelta(hours=drafts.HOURS, seconds=1)
    assert drafts.find(database, HERE, LI, "set") is None
    drafts.keep(database, ELSEWHERE, LI, "set", "new", CONTENT)
    with database.reading() as session:
        assert session.scalars(select(Draft.name)).all() == ["new"]


def test_a_browser_has_a_few_and_takes_nothing_from_others(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its oldest gives way; where all together are too much, the new one is refused."""
    drafts.keep(database, ELSEWHERE, LI, "set", "theirs", CONTENT)
    for number in range(drafts.MOST_OF_A_BROWSER + 2):
        drafts.keep(database, HERE, LI, "set", str(number), CONTENT)
    assert drafts.find(database, HERE, LI, "set", "1") is None
    assert drafts.find(database, HERE, LI, "set", "2") == CONTENT
    monkeypatch.setattr(drafts, "MOST_BYTES_OF_ALL", 300)
    with pytest.raises(Refused):
        drafts.keep(database, HERE, LI, "set", "last", CONTENT)
    with pytest.raises(Refused):
        drafts.keep(database, HERE, LI, "set", "large", b"x" * (9 * 2**20))
    assert drafts.find(database, HERE, LI, "set", "2") == CONTENT
    assert drafts.find(database, ELSEWHERE, LI, "set", "theirs") == CONTENT


def test_a_backup_has_no_drafts(database: Database, tmp_path: Path) -> None:
    """They are no part of the shelf."""
    drafts.keep(database, HERE, MACHINE, "set", "one", CONTENT)
    store.add(database, MACHINE, "view", "v", b"1", EDITION)
    assert backup(database, tmp_path / "file") == {
        "items": 1,
        "versions": 1,
        "links": 0,
        "events": 1,
    }


@pytest.mark.parametrize("sent", ["", "x", "x" * 44, "x" * 42 + "é", "x" * 42 + "/"])
def test_a_token_that_is_none_of_ours_is_none(sent: str) -> None:
    """And the one that only https carries comes before the other."""
    assert token_of({"atlas_browser": sent}) == ""
    assert token_of({"atlas_browser": HERE}) == HERE
    assert token_of({"atlas_browser": HERE, "__Host-atlas_browser": ELSEWHERE}) == ELSEWHERE
