"""A real server under attack, watched from outside: memory, outside requests, tracebacks."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.hostile.attacks import CANARY_FOLDER, signs_of_execution
from tests.reader_protocol import request

ROOT = Path(__file__).parents[2]
# The server, and the two processes that draw and make files beside it.
MOST_MEMORY = 2_000_000_000
# What a server may reserve: no attack is to take the machine down with it.
MOST_RESERVED = 6 << 30
_LOOK_EVERY = 0.05
_PAGE = resource.getpagesize()
# Whose child a process is takes long to find out; so many looks are at those of before.
_LOOKS_AT_THE_SAME = 20
# Python runs this module by itself in the server and in every process the server starts.
_WATCH = """
import os, sys

HERE = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", "", None}
FILE = os.open(os.environ["ATLAS_ASKED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def note(event, arguments):
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    elif event in ("os.system", "os.exec", "subprocess.Popen"):
        own = event == "subprocess.Popen" and str(arguments[0]) == sys.executable
        host = None if own else f"program {arguments[0]!r}"
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in HERE:
        os.write(FILE, f"{event} {host}\\n".encode())

sys.addaudithook(note)
"""


@dataclass
class Attacked:
    """A server under attack.

    Attributes
    ----------
    address : ``http://127.0.0.1:port``
    pid : its process
    folder : the atlas it serves
    notes : a folder of what it wrote: its log, and the hosts it asked for
    peak : the most memory that it and its children held at once, bytes
    """

    address: str
    process: subprocess.Popen[bytes]
    folder: Path
    notes: Path
    peak: int = 0
    _told: int = 0
    _logged: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.process.pid

    @property
    def asked(self) -> list[str]:
        """Every host outside that the server looked up or called, and every program it ran."""
        return self._all_asked()[self._told :]

    @property
    def tracebacks(self) -> list[str]:
        """The last line of every error that the server did not say in words."""
        log = (self.notes / "log").read_text(errors="replace")[self._logged :]
        return [_error(part) for part in log.split("Traceback (most recent call last):")[1:]]

    @property
    def lives(self) -> bool:
        """Whether the process is still there."""
        return self.process.poll() is None

    @property
    def made_by_attack(self) -> list[Path]:
        """What a payload that ran has left behind."""
        return [path for path in (self.folder / CANARY_FOLDER,) if path.exists()]

    def begin(self) -> None:
        """Forget what earlier parts of the attack did, so that each answers for itself."""
        self._told = len(self._all_asked())
        self._logged = len((self.notes / "log").read_text(errors="replace"))
        self.peak = memory(self.pid)

    def signs(self, content: bytes) -> list[str]:
        """Return what in a content shows that a payload ran in this server."""
        return signs_of_execution(content, self.pid)

    def _all_asked(self) -> list[str]:
        path = self.notes / "asked"
        return path.read_text().splitlines() if path.exists() else []

    def watch(self) -> None:
        """Look at the memory until the attack is over."""
        members: list[Path] = []
        for look in count():
            if self._over.wait(_LOOK_EVERY):
                return
            if look % _LOOKS_AT_THE_SAME == 0:
                members = _members(self.pid)
            self.peak = max(self.peak, _together(members))

    def stop(self) -> None:
        """End the server; one that does not listen is killed."""
        self._over.set()
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def attacked(notes: Path, folder: Path = ROOT) -> Iterator[Attacked]:
    """Serve the atlas in `folder`, and watch it while the block lasts."""
    (notes / "sitecustomize.py").write_text(_WATCH)
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with (notes / "log").open("wb") as log:
        process = subprocess.Popen(
            _command(folder, port),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": f"{notes}:{folder}", "ATLAS_ASKED": f"{notes}/asked"},
            stdout=log,
            stderr=log,
        )
    resource.prlimit(process.pid, resource.RLIMIT_AS, (MOST_RESERVED, MOST_RESERVED))
    server = Attacked(address, process, folder, notes)
    watcher = threading.Thread(target=server.watch, daemon=True)
    watcher.start()
    try:
        _wait_until_up(server)
        yield server
    finally:
        server.stop()
        watcher.join()


def _command(folder: Path, port: int) -> list[str]:
    if (folder / "serving" / "__main__.py").exists():
        return [sys.executable, "-m", "serving", "--port", str(port)]
    options = {"server.port": port, "server.address": "127.0.0.1", "server.headless": "true"}
    return [sys.executable, "-m", "ui.serve", *(f"--{k}={v}" for k, v in options.items())]


def memory(pid: int) -> int:
    """Return the memory that a process and all its descendants hold together, bytes.

    What of it stands in files, such as the code of a library, most of them share, so it is
    counted once: the most that one of them has.
    """
    return _together(_members(pid))


def _together(members: list[Path]) -> int:
    held = [_own_and_files(member) for member in members]
    return (sum(own for own, _ in held) + max(files for _, files in held)) * _PAGE


def _members(pid: int) -> list[Path]:
    """The process and its descendants.

    A child that is about to start a program is a copy of its parent for a moment
    and shares its memory, so it is left out until it is that program.
    """
    own = Path("/proc") / str(pid)
    others = (member for member in _family(pid) if _program(member) not in (b"", _program(own)))
    return [own, *others]


def _program(process: Path) -> bytes:
    with suppress(OSError):
        return (process / "cmdline").read_bytes()
    return b""


def _own_and_files(process: Path) -> tuple[int, int]:
    """The pages one process holds alone and those of files; of one that has ended, none."""
    with suppress(OSError, IndexError):
        resident, of_files = map(int, _words(process / "statm")[1:3])
        return resident - of_files, of_files
    return 0, 0


def processor_seconds(pid: int) -> float:
    """Return how long a process and its descendants have worked, in seconds of a processor."""
    # The name of the program may hold blanks, so count from the end: utime to cstime.
    spent = (_words(member / "stat")[-39:-35] for member in _family(pid))
    return sum(int(ticks) for times in spent for ticks in times) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> Iterator[Path]:
    waiting = [str(pid)]
    while waiting:
        process = Path("/proc") / waiting.pop()
        # Any of them may end while we look.
        with suppress(OSError, IndexError):
            _words(process / "statm")[1]
            for thread in (process / "task").iterdir():
                waiting += _words(thread / "children")
            yield process


def _words(path: Path) -> list[str]:
    return path.read_text().split()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_up(server: Attacked) -> None:
    for _ in range(3_000):
        if not server.lives:
            raise RuntimeError((server.notes / "log").read_text(errors="replace")[-3000:])
        with suppress(OSError):
            if request(server.address, "/_stcore/health", patience=2).status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not come up in good time")


def _error(traceback: str) -> str:
    lines = [line for line in traceback.splitlines() if line and not line.startswith(" ")]
    return lines[0][:300] if lines else traceback[:300]
