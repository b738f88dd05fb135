"""What is done elsewhere in tests; light, since every new worker imports it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from data.errors import DataError
from work.queue import Report


def refuses() -> None:
    raise DataError("no draws")


def counts(report: Report) -> int:
    made = 0
    while report(made, 10**9):
        made += 1
        time.sleep(0.01)
    return made


def leaves_a_mark(mark: Path, report: Report) -> None:
    """Count until it is stopped, and say so."""
    mark.write_text("begun", encoding="utf-8")
    counts(report)
    mark.write_text("ended", encoding="utf-8")


def is_killed(mark: Path, tries: int) -> tuple[int, int]:
    """End the process a few times; then say which it is, and its priority."""
    tried = len(mark.read_bytes()) if mark.exists() else 0
    if tried == tries:
        return os.getpid(), os.nice(0)
    mark.write_bytes(b"." * (tried + 1))
    os.kill(os.getpid(), signal.SIGKILL)
    return 0, 0


def always(_: int, __: int) -> bool:
    return True
