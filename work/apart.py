"""Work done by a process of low priority, so that the one that asks goes on answering.

Threads would share one interpreter lock with the server: a chunk of numpy, or
a slide in pure Python, would hold up every reader's click. A worker is started
when there is work, kept while there is more, and ends with the process that
started it. Not `multiprocessing`: its fresh processes import the main module
of the one that starts them, and under Streamlit that is the page being shown.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from work.queue import Report

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
STOP = "stop"
_TICK_SECONDS = 0.25
_GRACE_SECONDS = 3.0
# One thread each: two of them beside the server on a small machine are enough.
_ALONE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class WorkerDied(RuntimeError):  # noqa: N818 - what happened, like the errors of the atlas
    """The process that did the work is gone: out of memory, ended from outside, or stopped."""


class Workers:
    """Processes that do what they are handed; as many as there are calls at the same time."""

    def __init__(self) -> None:
        self._idle: list[_Worker] = []
        self._all: list[_Worker] = []
        self._lock = Lock()
        atexit.register(self.close)

    def call(
        self, report: Report, function: Callable[..., T], *args: object, told: str = ""
    ) -> T | None:
        """Return what a function returns, called in a worker.

        Function, arguments and result are pickled, so the function stands at
        the top of a module and the result is small. A worker told to stop by
        `report` has a few seconds to hand back what it has; then it is ended
        and the result is None.

        Parameters
        ----------
        told : the name of the parameter by which the function takes a report, if it does

        Raises
        ------
        Exception
            What the function raises.
        WorkerDied
            If the process ended by itself.
        """
        worker = self._take()
        try:
            return worker.call(report, (function, args, told))  # type: ignore[no-any-return]
        finally:
            self._give_back(worker)

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            for worker in self._all:
                worker.end()
            self._all, self._idle = [], []

    def _take(self) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
                self._drop(worker)
            worker = _Worker()
            self._all.append(worker)
            return worker

    def _give_back(self, worker: _Worker) -> None:
        with self._lock:
            if worker.alive and not worker.busy:
                self._idle.append(worker)
            else:
                self._drop(worker)

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        if worker in self._all:
            self._all.remove(worker)


class _Worker:
    """One process, its pipes, and a thread that listens to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "work.worker"],
            cwd=ROOT,
            env={**os.environ, **_ALONE},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        self._said: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
        self.busy = False
        Thread(target=self._listen, daemon=True).start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def call(self, report: Report, question: tuple[object, ...]) -> Any:
        self.busy = True
        self._tell(pickle.dumps(question))
        made, of, left = 0, 1, _GRACE_SECONDS
        while True:
            try:
                kind, *content = self._said.get(timeout=_TICK_SECONDS)
            except Empty:
                kind, content = "", []
                left -= _TICK_SECONDS if left < _GRACE_SECONDS else 0
            if kind in ("returned", "raised", "died"):
                self.busy = kind == "died"
                return _outcome(kind, content, stopped=left < _GRACE_SECONDS)
            if kind == "report":
                made, of = content
            if left == _GRACE_SECONDS and not report(made, of):
                self._tell(STOP)
                left -= _TICK_SECONDS
            if left <= 0:
                return None  # still busy, so it is not used again

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _tell(self, message: bytes | str) -> None:
        """Send a question, pickled, or the word to stop; plain, so that it is read at once."""
        assert self._process.stdin is not None
        with suppress(OSError):  # a process that is gone is noticed by whoever listens
            self._process.stdin.write(pickle.dumps(message))
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while True:
                self._said.put(pickle.load(self._process.stdout))
        self._said.put(("died",))


def _outcome(kind: str, content: list[Any], stopped: bool) -> Any:
    if kind == "returned":
        return content[0]
    if kind == "raised":
        raise content[0]
    if stopped:
        return None
    raise WorkerDied("the process that did the work has ended")
