"""The audit log: what was done is written in the transaction that does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from shelf.bounds import tidy_edition, tidy_note, tidy_person
from shelf.database import Database
from shelf.errors import NotAllowed
from shelf.models import Event, Item
from shelf.people import Person

What = Literal[
    "added", "saved", "restored", "duplicated", "renamed", "shared", "archived", "unarchived",
    "linked", "unlinked", "exported", "imported", "read_log",
]  # fmt: skip
_PAGE = 1_000


def record(
    session: Session,
    person: Person,
    what: What,
    item: Item | None,
    version: int | None = None,
    edition: str = "",
    detail: str = "",
) -> None:
    """Write down what a person does, as part of doing it."""
    session.add(
        Event(
            who=person.id,
            who_name=tidy_person(person.name),
            what=what,
            item=item.id if item else None,
            kind=item.kind if item else "",
            name=item.name if item else "",
            version=version,
            edition=tidy_edition(edition),
            detail=tidy_note(detail),
        )
    )


def events(database: Database, person: Person) -> Iterator[Event]:
    """Yield everything that was done, in its order, for a steward; the asking is written down too.

    Raises
    ------
    NotAllowed
        If the person is no steward.
    Unavailable
    """
    if not person.is_steward:
        raise NotAllowed
    with database.writing() as session:
        record(session, person, "read_log", None)
    last = 0
    while page := _page(database, last):
        yield from page
        last = page[-1].id


def _page(database: Database, after: int) -> list[Event]:
    asked = select(Event).where(Event.id > after).order_by(Event.id).limit(_PAGE)
    with database.reading() as session:
        return list(session.scalars(asked))
