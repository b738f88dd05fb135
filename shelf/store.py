"""Put on the shelf, take from it, save again.

Whoever saves says which version they started from. If another has saved since,
nothing is written and both versions are handed back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.orm import Session, undefer

from shelf.bounds import (
    check_content,
    check_name,
    refuse_more_items,
    refuse_more_versions,
    tidy_edition,
    tidy_note,
    tidy_person,
)
from shelf.database import Database
from shelf.errors import Changed, NotThere
from shelf.events import record
from shelf.figures import digest_of, widest
from shelf.models import VISIBILITIES, Item, Kind, Version
from shelf.people import MACHINE, Person
from shelf.rights import find, hold, refuse_reader, refuse_wider, seen_by

_MOST_LISTED = 2_000


class Shelved(NamedTuple):
    """An item and one of its versions: the latest, or the one that was asked for."""

    item: Item
    version: Version


def add(
    database: Database,
    person: Person,
    kind: Kind,
    name: str,
    content: bytes,
    edition: str,
    note: str = "",
) -> Item:
    """Put something on the shelf under a name; it is its person's alone until it is shared.

    Without sign-in it is everybody's, as all are one person then.

    Parameters
    ----------
    edition : line that names the edition of the atlas it was made with

    Raises
    ------
    NotAllowed, Refused, Unavailable
    """
    refuse_reader(person)
    name, content = check_name(name), check_content(kind, content)
    with database.writing() as session:
        refuse_more_items(session, person, len(content))
        item = new_item(session, person, kind, name)
        append(session, item, person, content, edition, note)
        record(session, person, "added", item, item.latest, edition)
    return item


def save(
    database: Database,
    person: Person,
    item: UUID,
    content: bytes,
    based_on: int,
    edition: str,
    note: str = "",
) -> Item:
    """Save an item again, as its next version.

    Parameters
    ----------
    based_on : number of the version that the content was made from

    Returns
    -------
    The item with the number of the version that now is its latest. Content that is
    just what the latest version holds makes no other.

    Raises
    ------
    Changed
        If another version was saved since; saving again on its number writes over it.
    NotThere, NotAllowed, Refused, Unavailable
    """
    with database.writing() as session:
        held = hold(session, person, item)
        latest = version_of(session, held.id, held.latest)
        check_content(held.kind, content)
        if content == latest.content:
            return held
        if held.latest != based_on:
            raise _changed(session, content, latest)
        append(session, held, person, content, edition, note)
        record(session, person, "saved", held, held.latest, edition)
    return held


def restore(
    database: Database, person: Person, item: UUID, number: int, based_on: int, edition: str
) -> Item:
    """Save an earlier version once more, as the latest; none is lost.

    Raises
    ------
    Changed
        If another version was saved since `based_on`.
    NotThere, NotAllowed, Refused, Unavailable
    """
    with database.writing() as session:
        held = hold(session, person, item)
        earlier = version_of(session, held.id, number)
        if held.latest != based_on:
            latest = version_of(session, held.id, held.latest)
            raise _changed(session, earlier.content, latest)
        append(session, held, person, earlier.content, edition, restored=number)
        record(session, person, "restored", held, held.latest, edition, f"{number}")
    return held


def duplicate(database: Database, person: Person, item: UUID, name: str, edition: str) -> Item:
    """Put a copy of an item's latest version on the shelf, under a name and as one's own.

    Raises
    ------
    NotThere, NotAllowed, Refused, Unavailable
    """
    refuse_reader(person)
    name = check_name(name)
    with database.writing() as session:
        found = find(session, person, item)
        content = version_of(session, found.id, found.latest).content
        refuse_more_items(session, person, len(content))
        copy = new_item(session, person, found.kind, name)
        append(session, copy, person, content, edition)
        record(session, person, "duplicated", copy, copy.latest, edition, f"{found.id}")
    return copy


def items(
    database: Database, person: Person, kind: Kind | None = None, archived: bool = False
) -> list[Shelved]:
    """Return what a person may see, the last saved first, with its latest version.

    Raises
    ------
    Unavailable
    """
    asked = _latest().where(seen_by(person), Item.archived == archived)
    if kind is not None:
        asked = asked.where(Item.kind == kind)
    asked = asked.order_by(Version.at.desc(), Item.id).limit(_MOST_LISTED)
    with database.reading() as session:
        return _shelved(session.execute(asked).all())


def open_item(database: Database, person: Person, item: UUID, number: int | None = None) -> Shelved:
    """Return an item and the content of its latest version, or of one that is named.

    Raises
    ------
    NotThere, Unavailable
    """
    with database.reading() as session:
        found = find(session, person, item)
        return Shelved(found, version_of(session, found.id, number or found.latest))


def versions(database: Database, person: Person, item: UUID, most: int = 200) -> Sequence[Version]:
    """Return the versions of an item without their content, the latest first.

    Raises
    ------
    NotThere, Unavailable
    """
    with database.reading() as session:
        found = find(session, person, item)
        asked = select(Version).where(Version.item == found.id)
        return session.scalars(asked.order_by(Version.number.desc()).limit(most)).all()


def version_of(session: Session, item: UUID, number: int) -> Version:
    """Return a version with its content; rights have been asked for its item.

    Raises
    ------
    NotThere
        If the item has no version of this number.
    """
    asked = select(Version).where(Version.item == item, Version.number == number)
    found = session.scalar(asked.options(undefer(Version.content)))
    if found is None:
        raise NotThere
    return found


def append(
    session: Session,
    item: Item,
    person: Person,
    content: bytes,
    edition: str,
    note: str = "",
    restored: int | None = None,
) -> None:
    """Make content the next version of an item that is held.

    Raises
    ------
    Refused
        Also where the item is shared with more than may see the content.
    DataError
        If own figures are damaged.
    """
    refuse_more_versions(item, len(content))
    most = min(item.widest, widest(item.kind, content), key=VISIBILITIES.index)
    refuse_wider(item, item.visibility, most)
    item.widest = most
    item.latest, item.size = item.latest + 1, item.size + len(content)
    session.flush()
    session.add(
        Version(
            item=item.id,
            number=item.latest,
            who=person.id,
            who_name=tidy_person(person.name),
            edition=tidy_edition(edition),
            note=tidy_note(note),
            restored=restored,
            digest=digest_of(item.kind, content),
            content=content,
        )
    )
    session.flush()


def new_item(session: Session, person: Person, kind: str, name: str) -> Item:
    """Return an item without a version yet, for `append` to give it its first."""
    item = Item(
        id=uuid4(),
        kind=kind,
        name=name,
        owner=person.id,
        owner_name=tidy_person(person.name),
        visibility="all" if person == MACHINE else "private",
        widest="all",
        latest=0,
        size=0,
    )
    session.add(item)
    return item


def _changed(session: Session, mine: bytes, theirs: Version) -> Changed:
    """Their version leaves the session, which forgets what it read when it ends by an error."""
    session.expunge(theirs)
    return Changed(mine, theirs)


def _latest() -> Select[Item, Version]:
    """Ask for items with their latest versions."""
    is_latest = and_(Version.item == Item.id, Version.number == Item.latest)
    return select(Item, Version).join(Version, is_latest)


def _shelved(rows: Sequence[Row[Item, Version]]) -> list[Shelved]:
    return [Shelved(item, version) for item, version in rows]
