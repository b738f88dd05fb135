"""Links for colleagues: whoever holds one reads one item, and changes nothing."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select

from shelf.bounds import tidy_person
from shelf.database import Database
from shelf.errors import NotAllowed, NotThere, Refused
from shelf.events import record
from shelf.models import Item, Link, now
from shelf.people import MACHINE, Person
from shelf.rights import find, mind, minded_by, refuse_wider
from shelf.store import Shelved, version_of

MOST_LINKS = 50
_LONGEST_TOKEN = 64


def make_link(database: Database, person: Person, item: UUID) -> str:
    """Return a new token that opens an item for reading; it is told this once.

    Raises
    ------
    NotThere, NotAllowed, Refused, Unavailable
    """
    token = secrets.token_urlsafe(32)
    with database.writing() as session:
        held = mind(session, person, item)
        refuse_wider(held, "all", held.widest)
        open_ones = select(Link).where(Link.item == held.id, Link.revoked.is_(None))
        if len(session.scalars(open_ones.limit(MOST_LINKS)).all()) >= MOST_LINKS:
            raise Refused("the item has enough links", "shelf_links", most=MOST_LINKS)
        session.add(
            Link(
                digest=_digest(token),
                item=held.id,
                who=person.id,
                who_name=tidy_person(person.name),
            )
        )
        record(session, person, "linked", held, detail=_digest(token)[:12])
    return token


def links(database: Database, person: Person, item: UUID) -> Sequence[Link]:
    """Return the links of an item that still open it, the newest first.

    Raises
    ------
    NotThere, NotAllowed, Unavailable
    """
    with database.reading() as session:
        held = find(session, person, item)
        if not minded_by(person, held):
            raise NotAllowed
        asked = select(Link).where(Link.item == held.id, Link.revoked.is_(None))
        return session.scalars(asked.order_by(Link.created.desc(), Link.digest)).all()


def revoke(database: Database, person: Person, item: UUID, digest: str) -> None:
    """Let a link open nothing any more.

    Raises
    ------
    NotThere, NotAllowed, Unavailable
    """
    with database.writing() as session:
        held = mind(session, person, item)
        link = session.get(Link, digest)
        if link is None or link.item != held.id:
            raise NotThere
        if link.revoked is None:
            link.revoked = now()
            record(session, person, "unlinked", held, detail=digest[:12])


def open_link(database: Database, token: str) -> Shelved:
    """Return the item that a token opens, with the content of its latest version.

    Raises
    ------
    NotThere
        If the token opens nothing; whether it ever did is not told.
    Unavailable
    """
    if len(token) > _LONGEST_TOKEN:
        raise NotThere
    asked = (
        select(Item)
        .join(Link, Link.item == Item.id)
        .where(Link.digest == _digest(token), Link.revoked.is_(None), ~Item.archived)
        # Own figures that fewer may see since; without sign-in all are one person.
        .where(or_(Item.widest == "all", Item.owner == MACHINE.id))
    )
    with database.reading() as session:
        found = session.scalar(asked)
        if found is None:
            raise NotThere
        return Shelved(found, version_of(session, found.id, found.latest))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
