"""The tables of the shelf.

Items have versions; a version is never changed. Links open an item for whoever
holds them. Events say who did what, and only ever become more. Drafts are what
browsers are at work on, for some hours; no backup has them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal, get_args
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shelf.people import LONGEST_GROUP, LONGEST_ID, LONGEST_PERSON

Kind = Literal["briefing", "choices", "figures", "target", "view"]
DraftKind = Literal["set", "table", "answers"]
Visibility = Literal["private", "group", "all"]
KINDS: tuple[Kind, ...] = get_args(Kind)
VISIBILITIES: tuple[Visibility, ...] = get_args(Visibility)
LONGEST_NAME = 160
LONGEST_NOTE = 500
LONGEST_EDITION = 200
_DIGEST = 64


def now() -> datetime:
    """Return the time, as everything of the shelf is dated."""
    return datetime.now(UTC)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC, also in a database that knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What a moment is in Python."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write every moment in UTC."""
        del dialect
        return value and value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read what has no zone as UTC."""
        del dialect
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)  # type: ignore[no-any-return]


class Base(DeclarativeBase):
    """What all tables share: constraints have names, so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )


class Item(Base):
    """Something under a name.

    Attributes
    ----------
    owner, owner_name : who put it there
    group : with whom it is shared, where it is shared with a group
    latest : number of its latest version; whoever saves says which one they started from
    widest : with whom it may be shared at most; own figures say of themselves who may see them
    size : bytes of all its versions
    """

    __tablename__ = "items"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"visibility IN {VISIBILITIES}", name="visibility"),
        CheckConstraint("(visibility = 'group') = (group_name <> '')", name="group"),
        CheckConstraint("latest > 0", name="latest"),
        Index(None, "owner"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    owner: Mapped[str] = mapped_column(String(LONGEST_ID))
    owner_name: Mapped[str] = mapped_column(String(LONGEST_PERSON))
    visibility: Mapped[str] = mapped_column(String(10), default="private")
    group: Mapped[str] = mapped_column("group_name", String(LONGEST_GROUP), default="")
    widest: Mapped[str] = mapped_column(String(10), default="all", server_default="all")
    archived: Mapped[bool] = mapped_column(default=False)
    created: Mapped[datetime] = mapped_column(UtcTime, default=now)
    latest: Mapped[int] = mapped_column(default=1)
    size: Mapped[int]


class Version(Base):
    """What an item was at one moment.

    Attributes
    ----------
    at : when it was saved
    edition : of the atlas it was saved from
    restored : number of the version it repeats, if it does
    digest : what an address calls it where it is own figures, else None
    content : read only where it is asked for
    """

    __tablename__ = "versions"
    __table_args__ = (Index(None, "digest"),)

    item: Mapped[UUID] = mapped_column(ForeignKey("items.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    who: Mapped[str] = mapped_column(String(LONGEST_ID))
    who_name: Mapped[str] = mapped_column(String(LONGEST_PERSON))
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    edition: Mapped[str] = mapped_column(String(LONGEST_EDITION))
    note: Mapped[str] = mapped_column(String(LONGEST_NOTE), default="")
    restored: Mapped[int | None]
    digest: Mapped[str | None] = mapped_column(String(16))
    content: Mapped[bytes] = mapped_column(deferred=True, deferred_raiseload=True)


class Link(Base):
    """A way to read one item without a right of one's own.

    Attributes
    ----------
    digest : of the token, which is shown once and kept nowhere
    revoked : since when it opens nothing
    """

    __tablename__ = "links"
    __table_args__ = (Index(None, "item"),)

    digest: Mapped[str] = mapped_column(String(_DIGEST), primary_key=True)
    item: Mapped[UUID] = mapped_column(ForeignKey("items.id"))
    who: Mapped[str] = mapped_column(String(LONGEST_ID))
    who_name: Mapped[str] = mapped_column(String(LONGEST_PERSON))
    created: Mapped[datetime] = mapped_column(UtcTime, default=now)
    revoked: Mapped[datetime | None] = mapped_column(UtcTime)


class Event(Base):
    """Who did what with which item, and from which edition of the atlas."""

    __tablename__ = "events"
    # An id is never given twice, not even after the last row.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - as the library wants it

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    who: Mapped[str] = mapped_column(String(LONGEST_ID))
    who_name: Mapped[str] = mapped_column(String(LONGEST_PERSON))
    what: Mapped[str] = mapped_column(String(20))
    item: Mapped[UUID | None]
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    version: Mapped[int | None]
    edition: Mapped[str] = mapped_column(String(LONGEST_EDITION))
    detail: Mapped[str] = mapped_column(String(LONGEST_NOTE), default="")


class Draft(Base):
    """Something unfinished of one browser.

    Attributes
    ----------
    browser : a digest of its token, which is kept nowhere
    owner : who brought it; "" is somebody who had not signed in
    size : bytes of its content
    content : sealed with a key made of the token
    """

    __tablename__ = "drafts"
    __table_args__ = (Index(None, "at"),)

    browser: Mapped[str] = mapped_column(String(_DIGEST), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    owner: Mapped[str] = mapped_column(String(LONGEST_ID))
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    size: Mapped[int]
    content: Mapped[bytes]
