"""Write down every connection, name look-up and child of a Python process, and of its children."""

from __future__ import annotations

import os
import sys
from ast import literal_eval
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any

# Python runs a module of this name at its start; every child that is Python inherits it.
_HOOK = """
import os, sys
record = os.open(os.environ["ATLAS_WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
events = {events!r}
def watch(event, arguments):
    if event in events:
        kept = [x if isinstance(x, (str, int, bytes, tuple, list)) else None for x in arguments]
        os.write(record, (repr((event, kept)) + "\\n").encode())
sys.addaudithook(watch)
"""
_CONNECTIONS = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOK_UPS = (
    *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"),
    "socket.getnameinfo",
)
_CHILDREN = ("subprocess.Popen", "os.posix_spawn", "os.exec", "os.system")


@dataclass(frozen=True)
class Watched:
    """A folder to put on the path of a process, and what the process did since."""

    folder: Path

    def environment(self) -> dict[str, str]:
        """Return the variables that make a process be watched."""
        hook = _HOOK.format(events=(*_CONNECTIONS, *_LOOK_UPS, *_CHILDREN))
        (self.folder / "sitecustomize.py").write_text(hook)
        self._record.touch()
        path = os.pathsep.join([str(self.folder), os.environ.get("PYTHONPATH", "")])
        return {"PYTHONPATH": path.strip(os.pathsep), "ATLAS_WATCHED": str(self._record)}

    @property
    def _record(self) -> Path:
        return self.folder / "record"

    def events(self) -> Iterator[tuple[str, list[Any]]]:
        """Yield each event with its arguments."""
        for line in self._record.read_text().splitlines():
            yield literal_eval(line)

    def outside(self) -> list[str]:
        """Return what went to another machine, asked for a name, or cannot be watched."""
        return [f"{event} {said}" for event, said in self.events() if not _is_inside(event, said)]


def _is_inside(event: str, said: list[Any]) -> bool:
    if event in _CHILDREN:
        return str(said[0]) == sys.executable
    target = said[1] if event in _CONNECTIONS else said[0]
    if event in _CONNECTIONS and isinstance(target, str | bytes | type(None)):
        return True  # a socket of this machine's file system, or one already connected
    host = target[0] if isinstance(target, tuple | list) else target
    # Asking for no host at all means: the addresses to listen on.
    return host is None or _is_loopback(host)


def _is_loopback(host: object) -> bool:
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ip_address(text).is_loopback
    except ValueError:
        return False
