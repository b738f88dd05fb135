"""Own figures are found by their digest, and say with whom they may be shared at most."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add both; figures that were kept before are their owner's alone until they are saved anew."""
    widest = sa.Column("widest", sa.String(10), nullable=False, server_default="all")
    op.add_column("items", widest)
    op.add_column("versions", sa.Column("digest", sa.String(16)))
    op.create_index("ix_versions_digest", "versions", ["digest"])
    _figures()


def _figures() -> None:
    items = sa.table("items", sa.column("id", sa.Uuid), sa.column("kind"), sa.column("widest"))
    versions = sa.table(
        "versions",
        *(sa.column("item", sa.Uuid), sa.column("number"), sa.column("digest")),
        sa.column("content", sa.LargeBinary),
    )
    figures, database = items.c.kind == "figures", op.get_bind()
    database.execute(sa.update(items).where(figures).values(widest="private"))
    asked = sa.select(versions.c.item, versions.c.number, versions.c.content)
    asked = asked.where(versions.c.item.in_(sa.select(items.c.id).where(figures)))
    for item, number, content in database.execute(asked).all():
        here = (versions.c.item == item) & (versions.c.number == number)
        digest = hashlib.sha256(content).hexdigest()[:16]
        database.execute(sa.update(versions).where(here).values(digest=digest))
