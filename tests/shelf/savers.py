"""Processes that save without pause: some are killed, some get in each other's way.

    python -m tests.shelf.savers kept URL ITEM FILE   forks a saver for every line it reads
    python -m tests.shelf.savers counted URL EDITS THREADS ITEM...

The first confirms in a file, by number, each version that it was told is saved.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from sqlalchemy import URL, make_url

from shelf import store
from shelf.database import Database
from shelf.errors import Changed
from tests.shelf.people import EDITION, LI

ROOT = Path(__file__).parents[2]
_LARGEST = 200_000


def sealed(body: bytes) -> bytes:
    """Return content that tells whether it is whole."""
    return hashlib.sha256(body).digest() + body


def is_whole(content: bytes) -> bool:
    """Return whether content is as it was sealed."""
    return sealed(content[32:]) == content


class Nursery:
    """Forks savers that have everything loaded, so that a kill falls into their saving."""

    def __init__(self, url: URL, item: UUID, file: Path) -> None:
        self.file = file
        self._process = _started("kept", url, str(item), str(file))

    def save_and_kill(self, seconds: float) -> int:
        """Have a new saver save for so long, kill it, and return the last number confirmed."""
        self.file.write_bytes(b"")
        pid = self._ask()
        until = time.monotonic() + 60
        while not self.file.stat().st_size:
            assert time.monotonic() < until, "nothing was saved in a minute"
            time.sleep(0.002)
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        self._ask()  # the next has been forked by a process that has seen this one end
        return int(self.file.read_text().split("\n")[-2])

    def close(self) -> None:
        """End the process that forks; it leaves none behind."""
        self._process.communicate(timeout=60)

    def _ask(self) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def count_together(url: URL, items: Sequence[UUID], edits: int, processes: int = 2) -> int:
    """Have processes of ten threads each raise numbers in items; return how often all were told.

    Each reads an item, raises its own number in it by one, and saves it on what it read.
    """
    told = [str(edits // processes), "10", *map(str, items)]
    running = [_started("counted", url, *told) for _ in range(processes)]
    answers = [process.communicate()[0] for process in running]
    assert not any(process.returncode for process in running)
    return sum(int(answer) for answer in answers)


def counted(database: Database, items: Sequence[UUID]) -> int:
    """Return the sum of all numbers in items."""
    opened = [store.open_item(database, LI, item).version.content for item in items]
    return sum(sum(json.loads(content).values()) for content in opened)


def _started(what: str, url: URL, *arguments: str) -> subprocess.Popen[bytes]:
    named = url.render_as_string(hide_password=False)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.shelf.savers", what, named, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _fork(url: URL, item: UUID, file: Path) -> None:
    """Fork for every second line; the one between waits for the end of the last."""
    database = Database(url)
    # What the first use loads is loaded here, once; no connection is handed on.
    store.open_item(database, LI, item)
    database.close()
    while sys.stdin.readline():
        pid = os.fork()
        if not pid:
            _keep(database, item, file)
        print(pid, flush=True)
        sys.stdin.readline()
        os.waitpid(pid, 0)
        print(pid, flush=True)


def _keep(database: Database, item: UUID, file: Path) -> None:
    """Save until killed, and confirm what was saved."""
    confirmed = os.open(file, os.O_WRONLY | os.O_APPEND)
    number = store.open_item(database, LI, item).item.latest
    while True:
        content = sealed(os.urandom(random.randrange(_LARGEST)))
        number = store.save(database, LI, item, content, number, EDITION).latest
        os.write(confirmed, b"%d\n" % number)


def _count(url: URL, edits: int, threads: int, items: Sequence[UUID]) -> None:
    database = Database(url)
    with ThreadPoolExecutor(threads) as pool:
        shares = [edits // threads] * threads
        done = [
            pool.submit(_raise, database, f"{os.getpid()}-{place}", share, items)
            for place, share in enumerate(shares)
        ]
        print(sum(one.result() for one in done))


def _raise(database: Database, name: str, edits: int, items: Sequence[UUID]) -> int:
    """Raise the number of this name until it was told so often that it is saved."""
    for _ in range(edits):
        while not _raised(database, name, random.choice(items)):
            pass
    return edits


def _raised(database: Database, name: str, item: UUID) -> bool:
    opened = store.open_item(database, LI, item)
    numbers = json.loads(opened.version.content)
    numbers[name] = numbers.get(name, 0) + 1
    try:
        store.save(database, LI, item, json.dumps(numbers).encode(), opened.version.number, EDITION)
    except Changed:
        return False
    return True


def main(what: str, named: str, *arguments: str) -> None:
    """Be one of the two kinds of process."""
    if what == "kept":
        item, file = arguments
        _fork(make_url(named), UUID(item), Path(file))
    else:
        edits, threads, *items = arguments
        _count(make_url(named), int(edits), int(threads), [UUID(item) for item in items])


if __name__ == "__main__":
    main(*sys.argv[1:])
