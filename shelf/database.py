"""The database of the shelf: opened at first use, brought up to date, read and written.

Reading never makes anything: where no file is, the shelf is empty. A transaction
is whole or was not; what writes holds the one lock of SQLite from its first
statement, so that two writers wait for each other and never fail half-way.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    ProgrammingError,
    TimeoutError,
)
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from shelf.errors import Unavailable
from shelf.models import Base

WAIT_SECONDS = 30
_LOG = logging.getLogger(__name__)
# Nobody waits for ever: for a connection, for a lock, for a statement.
_POSTGRESQL = {
    "connect_timeout": 10,
    "options": f"-c lock_timeout={WAIT_SECONDS}s -c statement_timeout=60s "
    "-c idle_in_transaction_session_timeout=60s",
}
# To open a connection costs more than to save a briefing.
_KEPT_OPEN = 10
# What our own statements did wrong is no state of the database.
_OURS = (IntegrityError, ProgrammingError, DataError)


class Database:
    """One shelf.

    Parameters
    ----------
    url : of a SQLite file or a PostgreSQL database
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self._lock, self._is_ready = Lock(), False

    @property
    def file(self) -> Path | None:
        """The file that holds everything; None where a server does."""
        return Path(str(self.url.database)) if self.url.drivername == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read from one state of the shelf.

        Raises
        ------
        Unavailable
            If it cannot be read now.
        """
        with self._in_words():
            engine = self._engine if self._is_there() else _nothing()
            with Session(engine.execution_options(**self._one_state)) as session:
                yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Change the shelf: all of it is kept when the block ends, nothing when it raises.

        Raises
        ------
        Unavailable
            If it cannot be written now.
        """
        with self._in_words():
            self._make_ready()
            engine = self._engine.execution_options(writes=True)
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session

    def close(self) -> None:
        """Give every connection back."""
        if "_engine" in self.__dict__:
            self._engine.dispose()

    @cached_property
    def _engine(self) -> Engine:
        if self.file is None:
            return create_engine(
                self.url, pool_size=_KEPT_OPEN, pool_pre_ping=True, connect_args=_POSTGRESQL
            )
        engine = create_engine(
            self.url, pool_size=_KEPT_OPEN, connect_args={"timeout": WAIT_SECONDS}
        )
        event.listen(engine, "connect", _settle_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    @property
    def _one_state(self) -> dict[str, str]:
        """SQLite reads from one state by itself."""
        return {} if self.file else {"isolation_level": "REPEATABLE READ"}

    def _is_there(self) -> bool:
        with _files():
            if self.file is not None and not self.file.exists():
                return False
        self._make_ready()
        return True

    def _make_ready(self) -> None:
        """Make what is missing and bring up to date what is old, once in a process."""
        with self._lock:
            with _files():
                if self._is_ready and (self.file is None or self.file.exists()):
                    return
                if self.file is not None:
                    self.close()  # connections would go on writing into a file that was taken away
                    _make_file(self.file)
            # Here, so that a start does not wait for it where there is no shelf.
            from shelf.migrations.run import bring_up_to_date

            with self._engine.execution_options(writes=True).begin() as connection:
                bring_up_to_date(connection)
            self._is_ready = True

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Say what a database says in a sentence; its own words go to the log alone."""
        try:
            yield
        except _OURS:
            raise
        except (DBAPIError, TimeoutError, sqlite3.Error) as error:
            found = getattr(error, "orig", None) or error
            _LOG.warning("The shelf cannot be used: %s", str(found).strip())
            if self.file is None:
                raise Unavailable(
                    "the database of the shelf cannot be used", "shelf_unreachable"
                ) from None
            raise Unavailable(
                f"the shelf cannot use its folder {self.file.parent}: {found}",
                "shelf_not_writable",
            ) from None


@contextmanager
def _files() -> Iterator[None]:
    """Take what the file system refuses for what the database would have said of it."""
    try:
        yield
    except OSError as error:
        raise sqlite3.OperationalError(error.strerror) from None


def _make_file(file: Path) -> None:
    """Make an empty file that nobody but its owner reads; SQLite gives its neighbours the same.

    Readers and a writer work side by side in it, which the file remembers.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(file)) as connection:
        until = time.monotonic() + WAIT_SECONDS
        while not _set_journal(connection):
            if time.monotonic() > until:
                raise sqlite3.OperationalError("the file is locked")
            time.sleep(0.05)


def _set_journal(connection: sqlite3.Connection) -> bool:
    """Ask once; two processes that ask at once are not made to wait by SQLite but turned away."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    return True


def _settle_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions are ours to begin
    connection.execute("PRAGMA foreign_keys = ON")
    # What is confirmed outlives a cut of power, not only the end of the process.
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _nothing() -> Engine:
    """Return an empty shelf in memory, which is read where there is none yet."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(engine)
    return engine
