"""Own figures on the shelf: who may see them at most, and which version an address means."""

from __future__ import annotations

import hashlib
from uuid import UUID

from sqlalchemy import select

from own.own_set import SEEN, Seen
from own.set_file import read_set
from shelf.database import Database
from shelf.models import Item, Version, Visibility
from shelf.people import Person
from shelf.rights import seen_by

KIND = "figures"
_DIGITS = 16
_WIDEST: dict[Seen, Visibility] = {"me": "private", "group": "group", "all": "all"}


def widest(kind: str, content: bytes) -> Visibility:
    """Return with whom content may be shared at most: as far as the narrowest of its variables.

    Raises
    ------
    DataError
        If own figures are damaged.
    """
    if kind != KIND:
        return "all"
    return _WIDEST[
        min((one.seen_by for one in read_set(content).variables), key=SEEN.index, default="all")
    ]


def digest_of(kind: str, content: bytes) -> str | None:
    """Return what an address calls own figures, as `own.set_file.digest` does; of others None."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS] if kind == KIND else None


def find(database: Database, person: Person, digest: str) -> tuple[UUID, int] | None:
    """Return an item and the number of its version with these own figures.

    None where there is none, or none that the person may see: the two are not told apart.

    Raises
    ------
    Unavailable
    """
    asked = select(Version.item, Version.number).join(Item, Item.id == Version.item)
    asked = asked.where(Version.digest == digest, Item.kind == KIND, seen_by(person))
    with database.reading() as session:
        found = session.execute(asked.order_by(Version.at.desc()).limit(1)).first()
    return None if found is None else (found[0], found[1])
