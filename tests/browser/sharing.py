"""One server for all workers that test at once: the first to need it serves the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TextIO

import pytest

if sys.platform != "win32":
    import fcntl

Serve = Callable[[], AbstractContextManager[str]]


def common_folder(made: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of a run know, and no other run.

    Windows cannot lock as `shared` does; there each worker has a folder of its own.
    """
    own = made.getbasetemp()
    together = "PYTEST_XDIST_WORKER" in os.environ and sys.platform != "win32"
    return own.parent if together else own


@contextmanager
def shared(folder: Path, serve: Serve) -> Iterator[str]:
    """Yield the address of a server that others with this folder use too.

    Who comes first starts it, and ends it when the last of those who use it has left.

    Parameters
    ----------
    folder : what they share
    serve : starts a server, yields its address and ends it
    """
    with (folder / "address").open("a+") as noted, (folder / "users").open("a") as users:
        _lock(noted)
        noted.seek(0)
        if address := noted.read():
            _lock(users, together=True)
            _unlock(noted)
            yield address
            return
        with serve() as address:
            _note(noted, address)
            _unlock(noted)
            yield address
            _lock(noted)
            _note(noted, "")  # who comes now starts a server of their own
            _unlock(noted)
            _lock(users)


def _note(file: TextIO, text: str) -> None:
    file.truncate(0)
    file.write(text)
    file.flush()


def _lock(file: TextIO, together: bool = False) -> None:
    """Wait for a file; the system gives it back when its owner ends, in whatever way."""
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_SH if together else fcntl.LOCK_EX)


def _unlock(file: TextIO) -> None:
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_UN)
