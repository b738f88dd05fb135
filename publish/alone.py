"""One build at a time: a second one of the same folder is told so and ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.errors import DataError


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold a folder; whoever dies lets go of it. Windows knows no such hold and has none.

    Raises
    ------
    DataError
        If another process holds it.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DataError(f"{folder}: another build is writing here") from None
        yield
    finally:
        os.close(held)
