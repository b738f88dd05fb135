"""What an item's owner decides: its name, who sees it, whether it is put away."""

from __future__ import annotations

from uuid import UUID

from shelf.bounds import check_name, tidy_group
from shelf.database import Database
from shelf.errors import NotAllowed
from shelf.events import record
from shelf.models import Item, Visibility
from shelf.people import Person
from shelf.rights import mind, refuse_wider


def rename(database: Database, person: Person, item: UUID, name: str) -> Item:
    """Give an item another name.

    Raises
    ------
    NotThere, NotAllowed, Refused, Unavailable
    """
    name = check_name(name)
    with database.writing() as session:
        held = mind(session, person, item)
        before, held.name = held.name, name
        record(session, person, "renamed", held, detail=before)
    return held


def share(
    database: Database, person: Person, item: UUID, visibility: Visibility, group: str = ""
) -> Item:
    """Let nobody else see an item, a group that the person is in, or everybody.

    Raises
    ------
    NotAllowed
        If the person is not in the group.
    Refused
        If own figures of the item, of an earlier version too, are for fewer.
    NotThere, Unavailable
    """
    group = tidy_group(group) if visibility == "group" else ""
    if visibility == "group" and group not in person.groups:
        raise NotAllowed
    with database.writing() as session:
        held = mind(session, person, item)
        refuse_wider(held, visibility, held.widest)
        held.visibility, held.group = visibility, group
        record(session, person, "shared", held, detail=f"{visibility} {group}")
    return held


def archive(database: Database, person: Person, item: UUID, archived: bool = True) -> Item:
    """Put an item away, or take it out again; put away, its links open nothing.

    Raises
    ------
    NotThere, NotAllowed, Unavailable
    """
    with database.writing() as session:
        held = mind(session, person, item)
        held.archived = archived
        record(session, person, "archived" if archived else "unarchived", held)
    return held
