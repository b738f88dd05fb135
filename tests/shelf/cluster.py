"""A PostgreSQL of our own for as long as the tests run, reached by a socket alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, text

PACKAGES = Path("/usr/lib/postgresql")
MISSING = (
    "The shelf is tested on PostgreSQL too, and there is none here: "
    "install it (Debian, Ubuntu: apt-get install postgresql) or put its initdb on the path."
)
_USER = "postgres"
# It holds nothing that must outlive a cut of power.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs; of several versions the newest."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = [path.parent for path in PACKAGES.glob("*/bin/initdb")]
    return max(folders, key=lambda folder: float(folder.parent.name), default=None)


@contextmanager
def cluster() -> Iterator[URL]:
    """Start an empty cluster and yield the URL of its first database.

    Raises
    ------
    FileNotFoundError
        If this machine has no PostgreSQL; the message says how to get it.
    """
    found = programs()
    if found is None:
        raise FileNotFoundError(MISSING)
    # The path of a socket is short, and the server's user must be able to walk to it.
    home = Path(tempfile.mkdtemp(prefix="atlas-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(home, _USER, _USER)
        _run([found / "initdb", "-D", home / "data", "-U", "atlas", "-A", "trust", "-N"])
        settings = [part for setting in _FAST for part in ("-c", setting)]
        options = " ".join(["-c listen_addresses=''", f"-k {home}", *settings])
        control = [found / "pg_ctl", "-D", home / "data", "-w", "-l", home / "log"]
        _run([*control, "-o", options, "start"])
        try:
            yield URL.create(
                "postgresql+psycopg", "atlas", database="postgres", query={"host": str(home)}
            )
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        with suppress(OSError):
            shutil.rmtree(home)


def empty_database(first: URL, name: str) -> URL:
    """Make a database in the cluster, or empty the one there is, and return its URL."""
    with _at(first) as connection:
        if not connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :n"), {"n": name}):
            connection.execute(text(f"CREATE DATABASE {name}"))
    with _at(first.set(database=name)) as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    return first.set(database=name)


@contextmanager
def _at(url: URL) -> Iterator[Connection]:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _run(command: Sequence[object]) -> None:
    """Run a program of PostgreSQL's, which refuses to be run by root."""
    other = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*other, *map(str, command)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
