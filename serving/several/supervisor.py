"""Who watches over several processes and the HAProxy before them.

It starts them, starts again what ends, restarts one after the other when it is
told to (SIGHUP), and ends them all when it ends. Whether a process is well is
HAProxy's to say, which asks each twice a second.
"""

from __future__ import annotations

import signal
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from serving.options import SEVERAL
from serving.ports import opened
from serving.several.child import Child
from serving.several.haproxy import Proxy

_TICK_SECONDS = 0.25
# No new readers come so long before a process is restarted: what is asked for can end.
_DRAIN_SECONDS = 3.0
_END_SECONDS = 15.0
# A process that runs and does not answer for so long is beyond help.
_SILENT_SECONDS = 600.0
_ENDING = (signal.SIGTERM, signal.SIGINT)


class Supervisor:
    """The processes of one atlas.

    Parameters
    ----------
    arguments : of the command line, from which each process reads its own
    """

    def __init__(self, proxy: Proxy, arguments: Sequence[str]) -> None:
        self.proxy = proxy
        self.front = Child("HAProxy", proxy.command, [door.fileno() for door in proxy.doors])
        self.replicas = [
            Child(f"Process {number}", _command(arguments, number, path))
            for number, path in enumerate(proxy.sockets, start=1)
        ]
        self._open = False
        self._rounds: deque[Iterator[None]] = deque()
        self._told: SimpleQueue[int] = SimpleQueue()

    def run(self) -> int:
        """Watch until a signal says to end, and return the exit code.

        A process that ends before any has answered, because of a broken table
        or a port that is taken, has said why; its code is ours.
        """
        for number in (*_ENDING, signal.SIGHUP):
            signal.signal(number, lambda received, _: self._told.put(received))
        try:
            while True:
                self._watch()
                code = self._failed()
                if code is not None:
                    return code
                if self._heard() in _ENDING:
                    return 0
        finally:
            self._end()

    def _watch(self) -> None:
        well = self._well()
        if not self._open and any(well.values()):
            self._open = True
            print(opened(self.proxy.options), flush=True)
        if self._rounds and next(self._rounds[0], self) is self:
            self._rounds.popleft()
        if self._open or not any(child.code for child in self.replicas):
            for child in (self.front, *self.replicas):
                child.keep()
        for number, child in enumerate(self.replicas, start=1):
            if well.get(number) == 0 and child.age > _SILENT_SECONDS:
                child.kill()

    def _failed(self) -> int | None:
        if self._open:
            return None
        return next((child.code for child in (self.front, *self.replicas) if child.code), None)

    def _heard(self) -> int | None:
        try:
            number = self._told.get(timeout=_TICK_SECONDS)
        except Empty:
            return None
        if number == signal.SIGHUP:
            self._rounds.append(self._one_by_one())
        return number

    def _well(self) -> dict[int, bool]:
        """Return which processes answer, by their numbers; nothing while HAProxy is not there."""
        with suppress(OSError):
            return self.proxy.well()
        return {}

    def _one_by_one(self) -> Iterator[None]:
        """Restart each process while the others serve; a tick passes at each step."""
        self.proxy.renew_certificate()
        for number, child in enumerate(self.replicas, start=1):
            self.proxy.put(number, "drain")
            yield from _pause(_DRAIN_SECONDS)
            self.proxy.put(number, "maint")
            yield from self._again(child)
            self.proxy.put(number, "ready")
            while not self._well().get(number):
                yield
        print("Every process has been restarted.", flush=True)

    def _again(self, child: Child) -> Iterator[None]:
        before, until = child.age, time.monotonic() + _END_SECONDS
        child.stop()
        while child.age >= before:
            if time.monotonic() > until:
                child.kill()
            yield

    def _end(self) -> None:
        children, until = (self.front, *self.replicas), time.monotonic() + _END_SECONDS
        for child in children:
            child.stop()
        for child in children:
            child.end(until - time.monotonic())


def _pause(seconds: float) -> Iterator[None]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield


def _command(arguments: Sequence[str], number: int, path: Path) -> list[str]:
    which = ["--replica", str(number), "--socket", str(path)]
    return [sys.executable, "-m", "serving", SEVERAL, *arguments, *which]
