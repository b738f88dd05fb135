"""The whole shelf as one file, the same for both databases.

Lines of JSON, packed: first what the file is, then every row of every table but
the drafts, which their browsers alone can read, at last how many there were and
a digest of all lines before. It is read again only when that last line fits, and
into an empty shelf only: what has happened is never undone.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import Column, Table, insert, select, text
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from shelf.bounds import MOST_BYTES
from shelf.database import Database
from shelf.errors import Refused
from shelf.migrations.run import newest
from shelf.models import Base, Draft

FORMAT = "smart-city-atlas-shelf-backup"
VERSION = 1
# The longest content in letters of base64, and the rest of its row.
_LONGEST_LINE = 4 * max(MOST_BYTES.values()) // 3 + 64 * 1024
_AT_ONCE = 200
# A table comes after those that it refers to.
_TABLES = tuple(table for table in Base.metadata.sorted_tables if table is not Draft.__table__)
# What a damaged file makes the readers and the tables say.
_DAMAGES = (
    *(ValueError, KeyError, TypeError, AttributeError, RecursionError, NotBase64),
    *(EOFError, OSError, zlib.error, IntegrityError, DataError),
)


def backup(database: Database, path: Path) -> Mapping[str, int]:
    """Write everything as it is at one moment; while it is written, others may go on saving.

    Returns
    -------
    how many rows each table has

    Raises
    ------
    Unavailable
        If the shelf cannot be read.
    Refused
        If the file cannot be written; what stood at its place is still there.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        with database.reading() as session, _private(draft) as file:
            counts = _write(session, file)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Refused(f"{path} cannot be written: {error.strerror}") from None
    return counts


def restore(database: Database, path: Path) -> Mapping[str, int]:
    """Fill an empty shelf from a file, wholly or not at all.

    Returns
    -------
    how many rows each table has

    Raises
    ------
    Refused
        If the file is damaged or of another atlas, or the shelf is not empty.
    Unavailable
        If the shelf cannot be written.
    """
    with _reading(path) as file, database.writing() as session:
        for table in _TABLES:
            if session.execute(select(table.c[0]).limit(1)).first():
                raise Refused(
                    f"the shelf already holds {table.name}; restore into an empty one: "
                    "move its file away, or name another database"
                )
        try:
            return _read(session, file)
        except _DAMAGES as error:
            raise Refused(f"{path} is damaged, so nothing was restored ({error})") from None


def _write(session: Session, file: IO[bytes]) -> Mapping[str, int]:
    digest, counts = hashlib.sha256(), Counter[str]()
    # Without the time of packing, the same shelf makes the same file.
    with gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as packed:
        for line in _lines(session, counts):
            digest.update(line)
            packed.write(line)
        packed.write(_line({"end": counts, "sha256": digest.hexdigest()}))
    file.flush()
    os.fsync(file.fileno())
    return counts


def _lines(session: Session, counts: Counter[str]) -> Iterator[bytes]:
    yield _line({"format": FORMAT, "version": VERSION, "tables": newest()})
    for table in _TABLES:
        counts[table.name] = 0
        asked = select(table).order_by(*table.primary_key)
        for row in session.execute(asked.execution_options(yield_per=20)).mappings():
            counts[table.name] += 1
            yield _line({"in": table.name, "row": {key: _said(row[key]) for key in row}})


def _read(session: Session, file: gzip.GzipFile) -> Mapping[str, int]:
    digest, counts = hashlib.sha256(), Counter[str]()
    tables = {table.name: table for table in _TABLES}
    first = _next(file, digest)
    if (first.get("format"), first.get("version")) != (FORMAT, VERSION):
        raise ValueError("it is no backup of a shelf")
    if first.get("tables") != newest():
        raise ValueError("another version of the atlas made it; restore it with that one")
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in tables}
    before = digest.hexdigest()
    while "end" not in (line := _next(file, digest)):
        table = tables[line["in"]]
        rows[table.name].append(_row(table, line["row"]))
        counts[table.name] += 1
        # A table comes after those that it refers to, so theirs are put in first.
        if sum(map(len, rows.values())) >= _AT_ONCE:
            _put(session, tables, rows)
        before = digest.hexdigest()
    _put(session, tables, rows)
    if line["sha256"] != before or line["end"] != {name: counts[name] for name in tables}:
        raise ValueError("its last line does not fit the others")
    if file.read(1):
        raise ValueError("something follows its last line")
    _count_on(session)
    return counts


def _put(
    session: Session, tables: Mapping[str, Table], rows: Mapping[str, list[dict[str, Any]]]
) -> None:
    for name, waiting in rows.items():
        if waiting:
            session.execute(insert(tables[name]), waiting)
            waiting.clear()


def _count_on(session: Session) -> None:
    """Have PostgreSQL number the next event after the last; SQLite does by itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text(
                "SELECT setval(pg_get_serial_sequence('events', 'id'), "
                "(SELECT coalesce(max(id), 0) + 1 FROM events), false)"
            )
        )


def _said(value: object) -> object:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _row(table: Table, told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        column.name: None if told[column.name] is None else _meant(column, told[column.name])
        for column in table.columns
    }


def _meant(column: Column[Any], told: Any) -> Any:
    meant: Mapping[type, Callable[[Any], Any]] = {
        bytes: lambda value: b64decode(value, validate=True),
        datetime: datetime.fromisoformat,
        UUID: UUID,
    }
    kind = column.type.python_type
    value = meant[kind](told) if kind in meant else told
    if not isinstance(value, kind):
        raise ValueError(f"{column.name} is no {kind.__name__}")
    return value


def _next(file: gzip.GzipFile, digest: Any) -> dict[str, Any]:
    line = file.readline(_LONGEST_LINE + 1)
    if not line.endswith(b"\n") or len(line) > _LONGEST_LINE:
        raise ValueError("a line is cut off or too long")
    digest.update(line)
    told = json.loads(line)
    if not isinstance(told, dict):
        raise ValueError("a line is no table")
    return told


def _line(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _private(path: Path) -> IO[bytes]:
    """Open a new file that nobody but its owner reads."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb")


def _reading(path: Path) -> gzip.GzipFile:
    try:
        path.stat()
        return gzip.open(path, "rb")
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}") from None
