"""Items as one file, to be mailed and put on another shelf.

A ZIP with one text in JSON: the items, each with its versions. What comes in is
taken for hostile: sizes are bounded before anything is unpacked, every field is
checked, and nothing of it says who may see what.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from shelf.bounds import check_content, check_name, refuse_more_items
from shelf.database import Database
from shelf.errors import Refused
from shelf.events import record
from shelf.models import KINDS, Item, Version
from shelf.people import Person
from shelf.rights import find, refuse_reader
from shelf.store import append, new_item

FORMAT = "smart-city-atlas-shelf"
VERSION = 1
MOST_BYTES_OF_A_FILE = 16 * 1024 * 1024
MOST_ITEMS_OF_A_FILE = 100
_MOST_UNPACKED = 4 * MOST_BYTES_OF_A_FILE
_INSIDE = "shelf.json"
# What a damaged or hostile file makes the readers of the standard library raise.
_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError),
    *(ValueError, KeyError, TypeError, AttributeError, RecursionError, NotBase64),
)


def export_items(database: Database, person: Person, chosen: Sequence[UUID], edition: str) -> bytes:
    """Return items that a person may see as one file, with as many versions as it holds.

    The latest versions of an item go before its older ones.

    Raises
    ------
    NotThere, Refused, Unavailable
    """
    if len(chosen) > MOST_ITEMS_OF_A_FILE:
        raise _full()
    with database.writing() as session:
        found = [find(session, person, item) for item in chosen]
        room = _MOST_UNPACKED // 2 // max(len(found), 1)
        told = [_told(session, item, room) for item in found]
        for item in found:
            record(session, person, "exported", item, item.latest, edition)
    text = json.dumps({"format": FORMAT, "version": VERSION, "items": told}, ensure_ascii=False)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_INSIDE, text)
    if len(packed.getvalue()) > MOST_BYTES_OF_A_FILE:
        raise _full()
    return packed.getvalue()


def import_items(database: Database, person: Person, content: bytes, edition: str) -> list[Item]:
    """Put every item of a file on the shelf as new ones of this person's, or none.

    Who saved a version elsewhere is told in its note: here it is this person who did.

    Raises
    ------
    NotAllowed, Refused, Unavailable
    """
    refuse_reader(person)
    told = _read(content)
    with database.writing() as session:
        refuse_more_items(session, person, sum(len(v[1]) for _, _, past in told for v in past))
        return [_put(session, person, *one, edition) for one in told]


def _told(session: Session, item: Item, room: int) -> dict[str, object]:
    asked = select(Version).where(Version.item == item.id).order_by(Version.number.desc())
    versions: list[dict[str, object]] = []
    asked = asked.options(undefer(Version.content)).execution_options(yield_per=10)
    with session.scalars(asked) as past:
        for version in past:
            room -= len(version.content)
            if versions and room < 0:
                break
            versions.append(_told_of(version))
    return {"kind": item.kind, "name": item.name, "versions": versions[::-1]}


def _told_of(version: Version) -> dict[str, object]:
    return {
        "number": version.number,
        "who": version.who_name,
        "at": version.at.isoformat(timespec="minutes"),
        "edition": version.edition,
        "note": version.note,
        "content": b64encode(version.content).decode(),
    }


_Past = tuple[str, bytes, str]


def _read(content: bytes) -> list[tuple[str, str, list[_Past]]]:
    """Return kind, name and past (note, content, edition) of each item of a file."""
    if len(content) > MOST_BYTES_OF_A_FILE:
        raise Refused("the file is too large", "too_large", detail=MOST_BYTES_OF_A_FILE // 1024)
    try:
        told = json.loads(_unpacked(content))
        if (told["format"], told["version"]) != (FORMAT, VERSION):
            raise ValueError(told["format"])
        if not 0 < len(told["items"]) <= MOST_ITEMS_OF_A_FILE:
            raise ValueError("items")
        return [_item(one) for one in told["items"]]
    except _DAMAGES:
        raise Refused("the file is damaged or no file of a shelf", "shelf_no_file") from None


def _unpacked(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if archive.namelist() != [_INSIDE]:
            raise ValueError("other files")
        with archive.open(_INSIDE) as inside:  # what it says of its own size is not asked
            text = inside.read(_MOST_UNPACKED + 1)
    if len(text) > _MOST_UNPACKED:
        raise ValueError("too large")
    return text


def _item(told: Mapping[str, Any]) -> tuple[str, str, list[_Past]]:
    if told["kind"] not in KINDS:
        raise ValueError("kind")
    name = check_name(_text(told["name"]))
    past = [_version(told["kind"], one) for one in told["versions"]]
    if not past:
        raise ValueError("versions")
    return told["kind"], name, past


def _version(kind: str, told: Mapping[str, Any]) -> _Past:
    parts = [_text(told["who"]), _text(told["at"]), _text(told["note"])]
    content = check_content(kind, b64decode(_text(told["content"]), validate=True))
    return " · ".join(filter(None, parts)), content, _text(told["edition"])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _put(
    session: Session, person: Person, kind: str, name: str, past: list[_Past], edition: str
) -> Item:
    item = new_item(session, person, kind, name)
    for note, content, its_edition in past:
        append(session, item, person, content, its_edition, note)
    record(session, person, "imported", item, item.latest, edition)
    return item


def _full() -> Refused:
    return Refused(
        "too much for one file", "shelf_large_file", most=MOST_BYTES_OF_A_FILE // 1024 // 1024
    )
