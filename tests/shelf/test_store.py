"""What is put on the shelf is there again, in every version, and two savers never lose one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from shelf import minding, store
from shelf.bounds import MOST_BYTES
from shelf.database import Database
from shelf.errors import Changed, NotAllowed, NotThere, Refused
from shelf.people import MACHINE
from tests.shelf.people import EDITION, LI, READER, STRANGER, WANG


def test_what_is_saved_is_opened_again_as_it_was(database: Database) -> None:
    """Content, name, who and when, and from which edition."""
    item = store.add(database, LI, "briefing", " 长三角  简报 ", b"\x00one", EDITION, "first")
    opened = store.open_item(database, LI, item.id)
    assert (opened.item.name, opened.item.owner_name) == ("长三角 简报", "李梅")
    version = opened.version
    assert (version.number, version.content, version.who_name) == (1, b"\x00one", "李梅")
    assert (version.edition, version.note) == (EDITION, "first")
    assert version.at.tzinfo is UTC
    assert abs(datetime.now(UTC) - version.at) < timedelta(minutes=5)


def test_saving_again_makes_the_next_version_and_keeps_the_earlier(database: Database) -> None:
    """Each is opened by its number."""
    item = store.add(database, LI, "choices", "weights", b"one", EDITION)
    assert store.save(database, LI, item.id, b"two", 1, EDITION).latest == 2
    assert [v.number for v in store.versions(database, LI, item.id)] == [2, 1]
    contents = [store.open_item(database, LI, item.id, n).version.content for n in (1, 2)]
    assert contents == [b"one", b"two"]
    with pytest.raises(NotThere):
        store.open_item(database, LI, item.id, 3)


def test_who_saves_over_another_is_told_and_nothing_is_lost(database: Database) -> None:
    """Both versions are handed back; the choice is to keep a copy or to write over knowingly."""
    item = store.add(database, LI, "briefing", "shared", b"one", EDITION)
    minding.share(database, LI, item.id, "group", "planning")
    store.save(database, WANG, item.id, b"Wang's", 1, EDITION)
    with pytest.raises(Changed) as told:
        store.save(database, LI, item.id, b"Li's", 1, EDITION)
    assert told.value.mine == b"Li's"
    assert (told.value.theirs.content, told.value.theirs.who_name) == (b"Wang's", "王强")
    assert store.open_item(database, LI, item.id).version.content == b"Wang's"
    store.save(database, LI, item.id, b"Li's", told.value.theirs.number, EDITION)
    contents = [store.open_item(database, LI, item.id, n).version.content for n in (2, 3)]
    assert contents == [b"Wang's", b"Li's"]


def test_what_is_the_same_already_makes_no_version(database: Database) -> None:
    """Also where another saved just this: there is nothing to choose between."""
    item = store.add(database, LI, "briefing", "b", b"one", EDITION)
    store.save(database, LI, item.id, b"two", 1, EDITION)
    assert store.save(database, LI, item.id, b"two", 1, EDITION).latest == 2


def test_an_earlier_version_comes_back_as_a_new_one(database: Database) -> None:
    """And says which it repeats; a version that came between is told first."""
    item = store.add(database, LI, "briefing", "b", b"one", EDITION)
    store.save(database, LI, item.id, b"two", 1, EDITION)
    with pytest.raises(Changed):
        store.restore(database, LI, item.id, 1, 1, EDITION)
    assert store.restore(database, LI, item.id, 1, 2, EDITION).latest == 3
    version = store.open_item(database, LI, item.id).version
    assert (version.content, version.restored) == (b"one", 1)


def test_a_copy_is_its_makers_own(database: Database) -> None:
    """A copy of what a group shares is private, and begins with the latest version."""
    item = store.add(database, LI, "briefing", "b", b"one", EDITION)
    store.save(database, LI, item.id, b"two", 1, EDITION)
    minding.share(database, LI, item.id, "all")
    copy = store.duplicate(database, STRANGER, item.id, "mine", EDITION)
    opened = store.open_item(database, STRANGER, copy.id)
    assert (opened.version.number, opened.version.content) == (1, b"two")
    assert (copy.owner, copy.visibility) == (STRANGER.id, "private")
    with pytest.raises(NotThere):
        store.open_item(database, LI, copy.id)


def test_the_list_shows_the_last_saved_first_and_what_is_put_away_apart(
    database: Database,
) -> None:
    """By kind, where one is asked for."""
    one = store.add(database, LI, "briefing", "one", b"1", EDITION)
    two = store.add(database, LI, "choices", "two", b"2", EDITION)
    store.save(database, LI, one.id, b"1+", 1, EDITION)
    assert [s.item.name for s in store.items(database, LI)] == ["one", "two"]
    assert [s.version.number for s in store.items(database, LI, "briefing")] == [2]
    minding.archive(database, LI, two.id)
    assert [s.item.name for s in store.items(database, LI)] == ["one"]
    assert [s.item.name for s in store.items(database, LI, archived=True)] == ["two"]
    minding.archive(database, LI, two.id, archived=False)
    minding.rename(database, LI, two.id, "three")
    assert {s.item.name for s in store.items(database, LI)} == {"one", "three"}


def test_without_sign_in_the_shelf_belongs_to_all_at_the_machine(database: Database) -> None:
    """And what was kept then is still everybody's once there is a sign-in."""
    item = store.add(database, MACHINE, "briefing", "b", b"one", EDITION)
    assert store.open_item(database, READER, item.id).version.content == b"one"


@pytest.mark.parametrize("name", ["", "  ", "x" * 161, "a\x00b", "a\u202eb", "\ud800"])
def test_what_is_no_name_is_refused(database: Database, name: str) -> None:
    """Before anything is written."""
    with pytest.raises(Refused):
        store.add(database, LI, "briefing", name, b"one", EDITION)
    assert store.items(database, LI) == []


def test_what_is_too_large_or_nothing_is_refused(database: Database) -> None:
    """At the first byte too many, when added and when saved."""
    most = b"x" * MOST_BYTES["choices"]
    item = store.add(database, LI, "choices", "c", most, EDITION)
    for content in (most + b"x", b""):
        with pytest.raises(Refused):
            store.add(database, LI, "choices", "c", content, EDITION)
        with pytest.raises(Refused):
            store.save(database, LI, item.id, content, 1, EDITION)
    assert len(store.items(database, LI)) == 1


def test_a_person_has_room_for_so_much_and_takes_none_of_others(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is counted is one's own."""
    monkeypatch.setattr("shelf.bounds.MOST_ITEMS", 2)
    for name in "ab":
        store.add(database, LI, "view", name, b"1", EDITION)
    with pytest.raises(Refused):
        store.add(database, LI, "view", "c", b"1", EDITION)
    store.add(database, WANG, "view", "a", b"1", EDITION)
    monkeypatch.setattr("shelf.bounds.MOST_BYTES_OF_AN_ITEM", 3)
    item = store.items(database, LI)[0].item
    store.save(database, LI, item.id, b"2", 1, EDITION)
    with pytest.raises(Refused):
        store.save(database, LI, item.id, b"34", 2, EDITION)


def test_a_reader_puts_nothing_on_the_shelf(database: Database) -> None:
    """And changes nothing of what they may read."""
    with pytest.raises(NotAllowed):
        store.add(database, READER, "briefing", "b", b"one", EDITION)
    item = store.add(database, LI, "briefing", "b", b"one", EDITION)
    minding.share(database, LI, item.id, "group", "planning")
    assert store.open_item(database, READER, item.id).version.content == b"one"
    with pytest.raises(NotAllowed):
        store.save(database, READER, item.id, b"two", 1, EDITION)
    with pytest.raises(NotAllowed):
        store.restore(database, READER, item.id, 1, 1, EDITION)
    with pytest.raises(NotAllowed):
        store.duplicate(database, READER, item.id, "copy", EDITION)
