"""Bring the tables up to date, under a lock: replicas start at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, text

from shelf.errors import Unavailable

_HERE = Path(__file__).parent
_TABLE = "alembic_version"
# Any number that nobody else uses for a lock in the same database.
_LOCK = 5_403_375_201


def bring_up_to_date(connection: Connection) -> None:
    """Run every step that the database has not seen, all in the transaction of `connection`.

    Raises
    ------
    Unavailable
        If a newer atlas has changed the database.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if revision(connection) == newest():
        return
    try:
        command.upgrade(_config(connection), "head")
    except CommandError:
        raise Unavailable(
            "the shelf was last used by a newer atlas; start that one", "shelf_newer"
        ) from None


def revision(connection: Connection) -> str:
    """Return which step a database has seen last; "" for an empty one."""
    if not inspect(connection).has_table(_TABLE):
        return ""
    return str(connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar() or "")


def newest() -> str:
    """Return the last step there is."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
