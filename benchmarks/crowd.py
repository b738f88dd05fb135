"""Readers without browsers, who cost as little as can be: they look only into what is new.

As a browser does they say what they hold already, which is then sent as a reference.
They run in a process of their own, whose processor time is told with what they
saw, so that its share of the machine is known. `benchmarks.load` and
`benchmarks.soak` send for them.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

PATIENCE = 60.0
# Only a longer message is kept to be referred to (`serving.settings`); the one that ends a run
# is shorter.
_LONGEST_END = 200
# After so many runs a browser forgets what was not shown again.
_HELD_FOR = 2
_COMING_AT_ONCE = 8
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Wanted:
    """What readers are to do.

    Attributes
    ----------
    address : of the server
    readers : how many there are at any time
    seconds : for how long, after all have their first page
    pace : seconds between two changes of one reader; 0 is as fast as it is answered
    screens : (page, query), through which each reader goes round and round
    server : the first process of the server
    first : screens that each reader is shown before the time begins
    stay : changes after which a reader leaves and another comes; 0 is never
    """

    address: str
    readers: int
    seconds: float
    pace: float
    screens: Sequence[tuple[str, str]]
    server: int
    first: int = 1
    stay: int = 0


@dataclass
class Seen:
    """What readers saw.

    Attributes
    ----------
    waits : seconds of each change, from when it was due to the end of what was sent
    errors : what went wrong
    messages, bytes : what was sent in all changes
    readers, server : seconds of processor time they took meanwhile
    """

    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    messages: int = 0
    bytes: int = 0
    readers: float = 0.0
    server: float = 0.0


def sent_for(wanted: Wanted, arrived: float = 600.0) -> Seen:
    """Let readers come in a process of their own, and return what they saw.

    Parameters
    ----------
    arrived : seconds within which all have their first page
    """
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.crowd"],
        input=json.dumps(asdict(wanted)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=arrived + wanted.seconds + 2 * PATIENCE,
    )
    return Seen(**json.loads(ended.stdout))


class _Line:
    """A reader's connection."""

    def __init__(self, line: ClientConnection, seen: Seen) -> None:
        self._line, self._seen = line, seen
        self._run, self._held = 0, dict[str, int]()

    async def show(self, page: str, query: str) -> None:
        """Ask for a screen and take what comes until all of it is there."""
        asked = BackMsg()
        asked.rerun_script.query_string, asked.rerun_script.page_name = query, page
        asked.rerun_script.cached_message_hashes.extend(self._held)
        self._run += 1
        async with asyncio.timeout(PATIENCE):
            await self._line.send(asked.SerializeToString())
            while not self._ends(await self._line.recv(decode=False)):
                pass
        old = self._run - _HELD_FOR
        self._held = {name: run for name, run in self._held.items() if run >= old}

    def _ends(self, frame: bytes) -> bool:
        self._seen.messages += 1
        self._seen.bytes += len(frame)
        if len(frame) > _LONGEST_END:
            self._hold(frame)
            return False
        told = ForwardMsg.FromString(frame)
        if told.HasField("ref_hash"):
            self._held[told.ref_hash] = self._run
        ended = told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        return bool(told.HasField("script_finished") and ended)

    def _hold(self, frame: bytes) -> None:
        """Keep what the server may refer to from now on."""
        told = ForwardMsg.FromString(frame)
        if told.metadata.cacheable:
            self._held[told.hash] = self._run


class _Crowd:
    """All readers of one process."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted, self.seen = wanted, Seen()
        self.door, self.begun = asyncio.Semaphore(_COMING_AT_ONCE), asyncio.Event()
        self.arrived, self.until = 0, 0.0

    async def run(self) -> Seen:
        """Return what was seen when the time is over."""
        await asyncio.gather(*(self._reader(number) for number in range(self.wanted.readers)))
        self.seen.readers += time.process_time()
        self.seen.server += processor(self.wanted.server)
        return self.seen

    async def _reader(self, number: int) -> None:
        """Come again and again, whatever happens, until the time is over."""
        begin = number * 7 % len(self.wanted.screens)
        screens = islice(cycle(self.wanted.screens), begin, None)
        first = True
        while first or time.monotonic() < self.until:
            try:
                await self._visit(screens, first)
            except (OSError, TimeoutError, WebSocketException) as error:
                self.seen.errors.append(f"{type(error).__name__}: {error}"[:80])
                if first:
                    await self._all_are_here()
                await asyncio.sleep(1)
            first = False

    async def _visit(self, screens: Iterator[tuple[str, str]], first: bool) -> None:
        """Connect, show a first page, then change it until it is time to leave."""
        stream = f"ws://{urlsplit(self.wanted.address).netloc}/_stcore/stream"
        async with connect(stream, **_PLAINLY) as connection:
            line = _Line(connection, self.seen)
            async with self.door:
                for _ in range(self.wanted.first if first else 1):
                    await line.show(*next(screens))
            if first:
                await self._all_are_here()
            due = time.monotonic() + random.random() * self.wanted.pace
            for _ in range(self.wanted.stay or sys.maxsize):
                await asyncio.sleep(due - time.monotonic())
                if time.monotonic() >= self.until:
                    return
                await line.show(*next(screens))
                self.seen.waits.append(time.monotonic() - due)
                # Whoever was kept waiting makes the next change when it was due all the same.
                due = due + self.wanted.pace if self.wanted.pace else time.monotonic()

    async def _all_are_here(self) -> None:
        self.arrived += 1
        if self.arrived == self.wanted.readers:
            self.seen.messages = self.seen.bytes = 0
            self.seen.readers = -time.process_time()
            self.seen.server = -processor(self.wanted.server)
            self.until = time.monotonic() + self.wanted.seconds
            self.begun.set()
        await self.begun.wait()


_PLAINLY: dict[str, Any] = {
    "subprotocols": ["streamlit"],
    "compression": None,
    "max_size": None,
    "ping_interval": None,
    "open_timeout": PATIENCE,
    "close_timeout": 2,
    "proxy": None,
}


def processor(pid: int) -> float:
    """Return the seconds of processor time of a process and of all it has started."""
    return sum(_used(one) for one in family(pid))


def family(pid: int) -> list[int]:
    """Return a process and all it has started that run now, from Linux's own table."""
    try:
        threads = Path(f"/proc/{pid}/task").iterdir()
        children = [one for thread in threads for one in (thread / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in family(int(child)))]


def _used(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended meanwhile
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def main() -> None:
    """Read what is wanted from the standard input, and write what was seen."""
    wanted = Wanted(**json.load(sys.stdin))
    json.dump(asdict(asyncio.run(_Crowd(wanted).run())), sys.stdout)


if __name__ == "__main__":
    main()
