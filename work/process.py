"""One process of low priority, and how it is spoken to: see `work.worker` for its side."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Generic, Protocol, TypeVar

ROOT = Path(__file__).parents[1]
STOP = "stop"
# One thread each: two of them beside the server on a small machine are enough.
_ALONE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Question(Protocol):
    """What a process is to do, pickled, and how far it is."""

    question: bytes
    made: int
    of: int


Q = TypeVar("Q", bound=Question)


class Pool(Protocol):
    """Whoever has the process."""

    idle_seconds: float

    def settle(self, process: Process[Any], said: tuple[Any, ...]) -> None:
        """Take what a process said last of its question: "returned", "raised" or "died"."""

    def retires(self, process: Process[Any]) -> bool:
        """Whether a process without work may end."""


class Process(Generic[Q]):
    """One process, and two threads: one tells it what to do, one hears what it says.

    Attributes
    ----------
    run : what it does now
    """

    def __init__(self, pool: Pool) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "work.worker"],
            cwd=ROOT,
            env={**os.environ, **_ALONE},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        self.run: Q | None = None
        self._pool = pool
        self._told: SimpleQueue[bytes | str | None] = SimpleQueue()
        for does in (self._send, self._listen):
            Thread(target=does, daemon=True).start()

    def do(self, run: Q) -> None:
        """Have it do something."""
        self.run = run
        self.tell(run.question)

    def tell(self, message: bytes | str) -> None:
        """Send a question, pickled, or the word to stop; plain, so that it is read at once."""
        self._told.put(message)

    @property
    def holds(self) -> int:
        """The memory it holds, bytes; 0 where the system does not say."""
        with suppress(OSError, ValueError, IndexError):
            pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]
            return int(pages) * os.sysconf("SC_PAGE_SIZE")
        return 0

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._told.put(None)

    def _send(self) -> None:
        """Not in the thread that asks: a process takes what is long only when it has started."""
        assert self._process.stdin is not None
        with suppress(OSError), self._process.stdin as pipe:  # whoever listens notices
            while (message := self._next()) is not None:
                pipe.write(pickle.dumps(message))
                pipe.flush()

    def _next(self) -> bytes | str | None:
        """Return what to tell next; None, the end, also after a while without anything to do."""
        while True:
            try:
                return self._told.get(timeout=self._pool.idle_seconds)
            except Empty:
                if self._pool.retires(self):
                    return None

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with suppress(Exception), self._process.stdout as pipe:  # unreadable is as good as gone
            while True:
                self._hear(*pickle.load(pipe))
        self.end()
        self._pool.settle(self, ("died", None))

    def _hear(self, kind: str, *content: Any) -> None:
        if kind != "report":
            self._pool.settle(self, (kind, *content))
        elif (run := self.run) is not None:
            run.made, run.of = content
