"""Who may see and change what: the one place, and it is asked in SQL.

Nothing is read first and hidden afterwards. What a person may not see is, for
that person, not there.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from shelf.errors import NotAllowed, NotThere, Refused
from shelf.models import VISIBILITIES, Item
from shelf.people import MACHINE, NOBODY, Person

_FOR_FEWER = {"private": "shelf_seen_private", "group": "shelf_seen_group"}


def seen_by(person: Person) -> ColumnElement[bool]:
    """Return which items a person may see: their own, their groups', everybody's; nobody none.

    What may be shared with fewer than it is shared with is seen by these alone.
    """
    if person == NOBODY:
        return false()
    shared = Item.group.in_(sorted(person.groups))
    return or_(
        Item.owner == person.id,
        and_(Item.visibility == "all", Item.widest == "all"),
        and_(Item.visibility == "group", shared, Item.widest.in_(("group", "all"))),
    )


def minded_by(person: Person, item: Item) -> bool:
    """Return whether a person names, shares and archives an item that they see.

    That is its owner; of what is shared, a steward as well.
    """
    return item.owner == person.id or (person.is_steward and item.visibility != "private")


def find(session: Session, person: Person, item: UUID) -> Item:
    """Return an item that a person may see.

    Raises
    ------
    NotThere
        If there is none.
    """
    found = session.scalar(select(Item).where(Item.id == item, seen_by(person)))
    if found is None:
        raise NotThere
    return found


def hold(session: Session, person: Person, item: UUID) -> Item:
    """Return an item that a person may save, and keep others from saving it until the end.

    Raises
    ------
    NotThere
        If they may not see it.
    NotAllowed
        If they may read alone.
    """
    # Where SQLite ignores the lock of a row, the transaction holds that of the whole file.
    held = select(Item).where(Item.id == item, seen_by(person)).with_for_update()
    found = session.scalar(held)
    if found is None:
        raise NotThere
    refuse_reader(person)
    return found


def mind(session: Session, person: Person, item: UUID) -> Item:
    """Return an item that a person may name, share and archive, held as by `hold`.

    Raises
    ------
    NotThere, NotAllowed
    """
    found = hold(session, person, item)
    if not minded_by(person, found):
        raise NotAllowed
    return found


def refuse_wider(item: Item, visibility: str, widest: str) -> None:
    """Refuse to show an item to more than may see what is in it.

    Without sign-in everybody is one person, who shares nothing with anybody.

    Raises
    ------
    Refused
    """
    order = VISIBILITIES.index
    if item.owner != MACHINE.id and order(visibility) > order(widest):
        raise Refused(f"it may be shared with {widest} at most", _FOR_FEWER[widest])


def refuse_reader(person: Person) -> None:
    """Refuse who may read alone.

    Raises
    ------
    NotAllowed
    """
    if not person.may_write:
        raise NotAllowed
