"""The first tables, and the rules that let events only become more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SQLITE = (
    """CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events only become more'); END""",
    """CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events only become more'); END""",
    # INSERT OR REPLACE deletes without asking a trigger.
    """CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'events only become more'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION events_only_become_more() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'events only become more'; END $$""",
    """CREATE TRIGGER events_are_not_changed BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION events_only_become_more()""",
    """CREATE TRIGGER events_are_not_emptied BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION events_only_become_more()""",
    # Also where a session pretends to be a replica.
    "ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_not_changed",
    "ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_not_emptied",
)


def upgrade() -> None:
    """Make every table."""
    _items()
    _versions()
    _links()
    _events()
    for rule in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(rule)


def _items() -> None:
    op.create_table(
        "items",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("owner", sa.String(300), nullable=False),
        sa.Column("owner_name", sa.String(120), nullable=False),
        sa.Column("visibility", sa.String(10), nullable=False),
        sa.Column("group_name", sa.String(80), nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
        sa.CheckConstraint(
            "kind IN ('briefing', 'choices', 'figures', 'target', 'view')", name="ck_items_kind"
        ),
        sa.CheckConstraint("visibility IN ('private', 'group', 'all')", name="ck_items_visibility"),
        sa.CheckConstraint("(visibility = 'group') = (group_name <> '')", name="ck_items_group"),
        sa.CheckConstraint("latest > 0", name="ck_items_latest"),
    )
    op.create_index("ix_items_owner", "items", ["owner"])


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("item", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("who", sa.String(300), nullable=False),
        sa.Column("who_name", sa.String(120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edition", sa.String(200), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("restored", sa.Integer),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("item", "number", name="pk_versions"),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name="fk_versions_item"),
    )


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("item", sa.Uuid, nullable=False),
        sa.Column("who", sa.String(300), nullable=False),
        sa.Column("who_name", sa.String(120), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("digest", name="pk_links"),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name="fk_links_item"),
    )
    op.create_index("ix_links_item", "links", ["item"])


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(300), nullable=False),
        sa.Column("who_name", sa.String(120), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("item", sa.Uuid),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("edition", sa.String(200), nullable=False),
        sa.Column("detail", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_autoincrement=True,
    )
