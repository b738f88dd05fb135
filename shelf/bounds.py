"""How much one may put on the shelf, and how it may be named."""

from __future__ import annotations

import unicodedata

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shelf.errors import Refused
from shelf.models import LONGEST_EDITION, LONGEST_NAME, LONGEST_NOTE, Item
from shelf.people import LONGEST_GROUP, LONGEST_PERSON, Person

_MEGABYTE = 1024 * 1024
MOST_BYTES = {
    "briefing": _MEGABYTE // 4,
    "choices": _MEGABYTE // 16,
    "figures": 8 * _MEGABYTE,
    "target": _MEGABYTE // 16,
    "view": _MEGABYTE // 16,
}
MOST_ITEMS = 2_000
MOST_BYTES_OF_AN_ITEM = 256 * _MEGABYTE
MOST_BYTES_OF_A_PERSON = 1024 * _MEGABYTE


def check_content(kind: str, content: bytes) -> bytes:
    """Return content as it is, if there is some and not too much.

    Raises
    ------
    Refused
    """
    most = MOST_BYTES[kind]
    if not content:
        raise Refused("there is nothing to save", "shelf_empty")
    if len(content) > most:
        raise Refused(
            f"{len(content)} bytes; at most {most} are kept", "too_large", detail=most // 1024
        )
    return content


def check_name(name: str) -> str:
    """Return a name as it is kept: one line, neither empty nor long.

    Raises
    ------
    Refused
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not _is_printable(name):
        raise Refused(
            f"a name is one line of at most {LONGEST_NAME} characters",
            "shelf_name",
            most=LONGEST_NAME,
        )
    return name


def tidy(text: str, longest: int) -> str:
    """Return a text of one line without what cannot be shown, cut off where it is too long."""
    kept = "".join(sign if _is_printable(sign) else " " for sign in text)
    return " ".join(kept.split())[:longest].strip()


def tidy_note(note: str) -> str:
    """Return a note as it is kept."""
    return tidy(note, LONGEST_NOTE)


def tidy_edition(edition: str) -> str:
    """Return a line about an edition as it is kept."""
    return tidy(edition, LONGEST_EDITION)


def tidy_person(name: str) -> str:
    """Return a person's name as it is kept."""
    return tidy(name, LONGEST_PERSON)


def tidy_group(name: str) -> str:
    """Return a group's name as it is kept."""
    return tidy(name, LONGEST_GROUP)


def refuse_more_items(session: Session, person: Person, more_bytes: int) -> None:
    """Refuse another item of a person who has enough.

    What is counted is this person's own, so that nobody learns of others by it.

    Raises
    ------
    Refused
    """
    own = select(func.count(), func.coalesce(func.sum(Item.size), 0)).where(Item.owner == person.id)
    count, size = session.execute(own).one()
    if count >= MOST_ITEMS or size + more_bytes > MOST_BYTES_OF_A_PERSON:
        raise Refused("this person's part of the shelf is full", "shelf_full")


def refuse_more_versions(item: Item, more_bytes: int) -> None:
    """Refuse another version of an item that has grown too large.

    Raises
    ------
    Refused
    """
    if item.size + more_bytes > MOST_BYTES_OF_AN_ITEM:
        raise Refused("the item has too many versions; go on with a copy", "shelf_item_full")


def _is_printable(text: str) -> bool:
    """No control characters, no halves of a character, nothing that turns writing round."""
    return not any(
        unicodedata.category(sign) in ("Cc", "Cs", "Cn", "Co") or sign in "\u202a\u202b\u202d\u202e"
        for sign in text
    )
