"""Who may not see an item learns nothing of it, by whichever door they try."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from shelf import events, files, links, minding, store
from shelf.database import Database
from shelf.errors import NotAllowed, NotThere, ShelfError
from shelf.models import Item
from shelf.people import Person
from tests.shelf.people import EDITION, LI, READER, STEWARD, STRANGER, WANG

Door = Callable[[Database, Person, UUID], object]
# Everything that takes an item's id.
DOORS: dict[str, Door] = {
    "open": store.open_item,
    "open a version": lambda shelf, who, item: store.open_item(shelf, who, item, 1),
    "versions": store.versions,
    "save": lambda shelf, who, item: store.save(shelf, who, item, b"theirs", 1, EDITION),
    "save over": lambda shelf, who, item: store.save(shelf, who, item, b"theirs", 9, EDITION),
    "restore": lambda shelf, who, item: store.restore(shelf, who, item, 1, 1, EDITION),
    "duplicate": lambda shelf, who, item: store.duplicate(shelf, who, item, "copy", EDITION),
    "rename": lambda shelf, who, item: minding.rename(shelf, who, item, "mine"),
    "share": lambda shelf, who, item: minding.share(shelf, who, item, "all"),
    "archive": minding.archive,
    "make a link": links.make_link,
    "list links": links.links,
    "revoke a link": lambda shelf, who, item: links.revoke(shelf, who, item, "0" * 64),
    "export": lambda shelf, who, item: files.export_items(shelf, who, [item], EDITION),
}


@pytest.mark.parametrize("stranger", [STRANGER, READER, STEWARD], ids=lambda who: who.role)
@pytest.mark.parametrize("door", DOORS)
def test_a_private_item_answers_like_one_that_never_was(
    database: Database, door: str, stranger: Person
) -> None:
    """Word for word, also to a steward; and it is as it was."""
    item = store.add(database, LI, "briefing", "secret", b"one", EDITION)
    told = [_refusal(DOORS[door], database, stranger, which) for which in (item.id, uuid4())]
    assert told[0] == told[1]
    assert told[0][0] in (NotThere, NotAllowed)
    assert [s.item.name for s in store.items(database, stranger)] == []
    opened = store.open_item(database, LI, item.id)
    assert (opened.version.content, opened.item.visibility) == (b"one", "private")


def _refusal(door: Door, shelf: Database, who: Person, item: UUID) -> tuple[object, ...]:
    with pytest.raises(ShelfError) as told:
        door(shelf, who, item)
    return type(told.value), str(told.value), told.value.key, told.value.values


def test_what_a_group_shares_is_seen_by_its_people_alone(database: Database) -> None:
    """And no longer once they have left it, or it is private again."""
    item = _shared(database, "group", "planning")
    assert _sees(database, WANG)
    assert _sees(database, READER)
    assert not _sees(database, STRANGER)
    assert not _sees(database, Person(WANG.id, WANG.name, frozenset(), WANG.role))
    minding.share(database, LI, item.id, "private")
    assert not _sees(database, WANG)
    assert _sees(database, LI)


def test_what_all_share_is_seen_by_all(database: Database) -> None:
    """Also by who is in no group."""
    _shared(database, "all")
    assert _sees(database, Person("new", "新", frozenset(), "reader"))


def test_nobody_is_in_the_group_without_a_name(database: Database) -> None:
    """A person whose claim names an empty group sees no private item by it."""
    store.add(database, LI, "briefing", "secret", b"one", EDITION)
    assert not _sees(database, Person("odd", "", frozenset({""}), "editor"))


def test_one_shares_with_a_group_of_ones_own_only(database: Database) -> None:
    """Or a name would reach into a group that never heard of one."""
    item = store.add(database, LI, "briefing", "b", b"one", EDITION)
    with pytest.raises(NotAllowed):
        minding.share(database, LI, item.id, "group", "water")
    with pytest.raises(NotAllowed):
        minding.share(database, LI, item.id, "group", "")


def test_an_editor_saves_what_is_shared_and_its_owner_minds_it(database: Database) -> None:
    """A steward minds what is shared too."""
    item = _shared(database, "all")
    store.save(database, WANG, item.id, b"two", 1, EDITION)
    for door in ("rename", "share", "archive", "make a link", "list links"):
        with pytest.raises(NotAllowed):
            DOORS[door](database, WANG, item.id)
    minding.archive(database, STEWARD, item.id)
    minding.archive(database, LI, item.id, archived=False)


def test_a_link_opens_one_item_until_it_is_revoked(database: Database) -> None:
    """Always its latest version, and not while it is put away."""
    item = store.add(database, LI, "briefing", "b", b"one", EDITION)
    token = links.make_link(database, LI, item.id)
    store.save(database, LI, item.id, b"two", 1, EDITION)
    assert links.open_link(database, token).version.content == b"two"
    minding.archive(database, LI, item.id)
    with pytest.raises(NotThere):
        links.open_link(database, token)
    minding.archive(database, LI, item.id, archived=False)
    (link,) = links.links(database, LI, item.id)
    assert token not in str(vars(link))
    links.revoke(database, LI, item.id, link.digest)
    with pytest.raises(NotThere):
        links.open_link(database, token)
    assert links.links(database, LI, item.id) == []


@pytest.mark.parametrize("token", ["", "x", "x" * 10_000, "\x00", "\ud800", "' OR 1=1 --"])
def test_a_token_that_was_never_given_opens_nothing(database: Database, token: str) -> None:
    """Whatever it is."""
    item = store.add(database, LI, "briefing", "b", b"one", EDITION)
    links.make_link(database, LI, item.id)
    with pytest.raises(NotThere):
        links.open_link(database, token)


def test_a_link_of_another_item_is_not_revoked(database: Database) -> None:
    """One's own item is no key to somebody else's link."""
    theirs, mine = _shared(database, "all"), store.add(database, WANG, "view", "v", b"1", EDITION)
    token = links.make_link(database, LI, theirs.id)
    (link,) = links.links(database, LI, theirs.id)
    with pytest.raises(NotThere):
        links.revoke(database, WANG, mine.id, link.digest)
    assert links.open_link(database, token)


def test_only_a_steward_reads_the_log(database: Database) -> None:
    """An owner does not, for it names what others keep to themselves."""
    for person in (LI, READER):
        with pytest.raises(NotAllowed):
            next(events.events(database, person))


def _shared(database: Database, visibility: str, group: str = "") -> Item:
    item = store.add(database, LI, "briefing", "shared", b"one", EDITION)
    minding.share(database, LI, item.id, visibility, group)  # type: ignore[arg-type]
    return item


def _sees(database: Database, person: Person) -> bool:
    return bool(store.items(database, person))
