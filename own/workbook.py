"""A workbook (XLSX) as a grid, read by a process of its own with little memory and little time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from data.errors import DataError
from own import limits
from own.delimited import bounded, check_row, read_delimited, without_end
from own.grid import Grid, Span

_CHILD = Path(__file__).with_name("workbook_child.py")
_ZIP, _OLD = b"PK", b"\xd0\xcf\x11\xe0"
_AT_ONCE = BoundedSemaphore(2)
# A cell of one character stands in JSON as four, a Chinese one of three bytes as six.
_MOST_ANSWER = 4 * limits.MOST_UNPACKED


def read_table(raw: bytes, sheet: str = "") -> Grid:
    """Return the cells of a file, a workbook or text with separators; its first bytes tell which.

    Parameters
    ----------
    sheet : of a workbook, the first one with cells if not given

    Raises
    ------
    DataError
        As `read_workbook` and `own.delimited.read_delimited`.
    """
    if raw.startswith(_OLD):
        raise DataError("a workbook of the old kind, or with a password", "own_old_workbook")
    return read_workbook(raw, sheet) if raw.startswith(_ZIP) else read_delimited(raw)


def read_workbook(raw: bytes, sheet: str = "") -> Grid:
    """Return the cells of a sheet: formulas as the values saved beside them, never computed.

    Numbers come in plain digits, dates as 2023-12-31, what is formatted in
    per cent with its sign, and a formula without a saved value as ``=``.

    Raises
    ------
    DataError
        If it is larger than any table we read, packed or unpacked, no workbook,
        or takes too much to read.
    """
    bounded(raw)
    with _AT_ONCE:
        answer = _read_apart(raw, sheet)
    if "refused" in answer:
        raise _refused(str(answer["refused"]), answer["values"])
    rows = [tuple(map(str, row)) for row in answer["rows"]]
    for line, row in enumerate(rows, 1):
        check_row(row, line)
    rows = without_end(rows)
    return Grid(
        tuple(rows),
        tuple(Span(*span) for span in answer["merged"]),
        str(answer["sheet"]),
        tuple(map(str, answer["sheets"])),
    )


def _read_apart(raw: bytes, sheet: str) -> dict[str, Any]:
    """Return what the child says: the cells, or why there are none."""
    command = [sys.executable, "-I", str(_CHILD), sheet]
    bounds = {name: most for name, most in vars(limits).items() if isinstance(most, int)}
    try:
        done = subprocess.run(
            [*command, json.dumps(bounds)],
            input=raw,
            capture_output=True,
            timeout=limits.CHILD_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise _too_costly() from None
    if done.returncode or len(done.stdout) > _MOST_ANSWER:
        raise _too_costly()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _refused(key: str, values: dict[str, object]) -> DataError:
    return DataError(f"a workbook from outside is refused: {key}", key, **values)


def _too_costly() -> DataError:
    return DataError(
        "reading the workbook takes too long or too much memory",
        "too_costly",
        detail=limits.CHILD_SECONDS,
    )
