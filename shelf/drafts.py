"""What a browser is at work on, so that it outlives a reload and the process that served it.

It is found by the cookie of that browser alone, by the same person or by one who
has signed in there since. It is sealed with a key made of that cookie, which
is kept nowhere: whoever has the database or its disk can read none of it. After
some hours it is gone.
"""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import blake2b

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from shelf.bounds import MOST_BYTES
from shelf.database import Database
from shelf.errors import Refused
from shelf.models import Draft, DraftKind, now
from shelf.people import NOBODY, Person

HOURS = 12
# Of each kind: a set before its last changes is still what an address of then means.
MOST_OF_A_BROWSER = 4
MOST_BYTES_OF_ALL = 512 * 2**20
_FAST = 1


def keep(
    database: Database, browser: str, person: Person, kind: DraftKind, name: str, content: bytes
) -> None:
    """Keep a draft for some hours, in place of one of the same name.

    Parameters
    ----------
    browser : its token
    name : by which it is found, besides as the latest of its kind

    Raises
    ------
    Refused
        If it is too large, or those of all browsers together are; what others have stays.
    Unavailable
    """
    if len(content) > MOST_BYTES["figures"]:
        raise Refused("a draft is too large to be kept", "shelf_full")
    sealed = _lock(browser).encrypt(zlib.compress(content, _FAST))
    with database.writing() as session:
        session.execute(delete(Draft).where(Draft.at <= _too_old()))
        here = and_(Draft.browser == _called(browser), Draft.kind == kind)
        session.execute(delete(Draft).where(here, Draft.name == name))
        _make_room(session, here, len(sealed))
        session.add(
            Draft(
                browser=_called(browser),
                kind=kind,
                name=name,
                owner=person.id,
                size=len(sealed),
                content=sealed,
            )
        )


def find(
    database: Database, browser: str, person: Person, kind: DraftKind, name: str | None = None
) -> bytes | None:
    """Return a draft of a browser: the one of a name, or the latest.

    None where there is none for this person, or it is too old.

    Raises
    ------
    Unavailable
    """
    if not browser:
        return None
    asked = select(Draft).where(_of(browser, person), Draft.kind == kind, Draft.at > _too_old())
    if name is not None:
        asked = asked.where(Draft.name == name)
    with database.reading() as session:
        found = session.scalar(asked.order_by(Draft.at.desc()).limit(1))
        return None if found is None else _opened(browser, found.content)


def forget(database: Database, browser: str, person: Person, kinds: Sequence[DraftKind]) -> None:
    """Forget what a browser has of some kinds.

    Raises
    ------
    Unavailable
    """
    meant = and_(_of(browser, person), Draft.kind.in_(kinds))
    with database.reading() as session:
        if not session.scalar(select(exists().where(meant))):
            return  # and no file is made for nothing
    with database.writing() as session:
        session.execute(delete(Draft).where(meant))


def _of(browser: str, person: Person) -> ColumnElement[bool]:
    """What somebody brought before signing in is theirs afterwards, at the same browser."""
    theirs = or_(Draft.owner == person.id, Draft.owner == NOBODY.id)
    return and_(Draft.browser == _called(browser), theirs)


def _make_room(session: Session, here: ColumnElement[bool], size: int) -> None:
    """Take away the oldest of a browser's drafts of a kind; never one of another browser."""
    older = select(Draft.name).where(here).order_by(Draft.at.desc()).offset(MOST_OF_A_BROWSER - 1)
    names = session.scalars(older).all()
    session.execute(delete(Draft).where(here, Draft.name.in_(names)))
    together = session.scalar(select(func.coalesce(func.sum(Draft.size), 0)))
    if (together or 0) + size > MOST_BYTES_OF_ALL:
        raise Refused("too much is kept for readers already", "shelf_full")


def _too_old() -> datetime:
    return now() - timedelta(hours=HOURS)


def _opened(browser: str, sealed: bytes) -> bytes | None:
    try:
        return zlib.decompress(_lock(browser).decrypt(sealed))
    except (InvalidToken, zlib.error):
        return None


def _called(browser: str) -> str:
    """What the database calls a browser; its token is not found out by it."""
    return blake2b(browser.encode(), digest_size=32, person=b"browser").hexdigest()


def _lock(browser: str) -> Fernet:
    key = blake2b(browser.encode(), digest_size=32, person=b"key").digest()
    return Fernet(urlsafe_b64encode(key))
