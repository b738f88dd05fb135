"""What HAProxy is told: once by a configuration, and later over its own socket.

Everything that comes from an option stands quoted or is a number that was
checked; the program itself reads the whole before it is used.
"""

from __future__ import annotations

import csv
import shutil
import socket
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from serving.options import Options
from serving.several.unanswered import unanswered

MISSING = """HAProxy stands before several processes, and it is not installed.
    Debian, Ubuntu: sudo apt install haproxy      Fedora: sudo dnf install haproxy
    macOS: brew install haproxy
One process needs none: python3 run.py (docs/serving.md shows other proxies before it)."""
_ADMIN = "admin"
_PATIENCE_SECONDS = 5.0
_UPLOAD_BYTES = 2 * 1024 * 1024
# What a page needs besides the connection that stays open.
_CONNECTIONS_BESIDES = 60
# The first page needs about ninety requests, and readers of one address rarely all come at once.
_REQUESTS_A_PAGE = 20


class Refused(RuntimeError):  # noqa: N818 - what HAProxy did
    """HAProxy does not take its configuration, and says why."""


def find() -> str | None:
    """Return the program, which Debian puts where only administrators look."""
    places = (None, "/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
    return next(filter(None, (shutil.which("haproxy", path=place) for place in places)), None)


@dataclass(frozen=True)
class Proxy:
    """HAProxy in a folder of ours.

    Attributes
    ----------
    program : the file that is run
    folder : where its configuration and all sockets lie
    options : how the atlas is served
    sockets : where each process is reached
    doors : the ports that are taken for it, inherited: where readers come in, and where they
        are sent on to https, if that is asked for
    """

    program: str
    folder: Path
    options: Options
    sockets: Sequence[Path]
    doors: Sequence[socket.socket]

    @property
    def command(self) -> list[str]:
        """What starts it in the foreground."""
        return [self.program, "-db", "-f", str(self.folder / "haproxy.cfg")]

    def write(self) -> None:
        """Write the configuration and have HAProxy check it.

        Raises
        ------
        Refused
            If it finds a fault, such as a certificate without a key.
        """
        (self.folder / "nobody.html").write_text(
            unanswered("nobody_answers", again=3), encoding="utf-8"
        )
        (self.folder / "busy.html").write_text(unanswered("too_often"), encoding="utf-8")
        (self.folder / "haproxy.cfg").write_text(self.configuration(), encoding="utf-8")
        checked = subprocess.run(
            [*self.command, "-c"],
            pass_fds=[door.fileno() for door in self.doors],
            capture_output=True,
            text=True,
        )
        if checked.returncode:
            raise Refused(checked.stderr.strip() or checked.stdout.strip())

    def configuration(self) -> str:
        """Return the whole of it."""
        parts = (_GLOBAL, _READERS, *([_REDIRECT] if self.doors[1:] else []), _ATLAS)
        return "".join(parts).format_map(self._values())

    def tell(self, command: str) -> str:
        """Say one command to the running HAProxy, and return its answer.

        Raises
        ------
        OSError
            If it does not run, or does not answer.
        """
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(_PATIENCE_SECONDS)
            line.connect(str(self.folder / _ADMIN))
            line.sendall(command.encode() + b"\n")
            return b"".join(iter(lambda: line.recv(65536), b"")).decode().strip()

    def put(self, number: int, state: str) -> None:
        """Put a process into a state: "ready", "drain" (no new readers) or "maint" (nobody)."""
        self.tell(f"set server atlas/{number} state {state}")

    def well(self) -> dict[int, bool]:
        """Return whether each process answers, by its number.

        Before its first check HAProxy takes each for well; here it is not.

        Raises
        ------
        OSError
            If HAProxy does not run.
        """
        lines = self.tell("show stat").removeprefix("# ").splitlines()
        rows = (row for row in csv.DictReader(lines) if row["pxname"] == "atlas")
        return {
            int(row["svname"]): row["status"].startswith("UP") and row["check_status"] == "L7OK"
            for row in rows
            if row["svname"].isdigit()
        }

    def renew_certificate(self) -> None:
        """Read the certificate anew, for connections from now on; a bad one changes nothing."""
        if self.options.certificate is None:
            return
        name, text = str(self.options.certificate), self.options.certificate.read_text("ascii")
        lines = "\n".join(line for line in text.splitlines() if line.strip())
        self.tell(f"set ssl cert {_escaped(name)} <<\n{lines}\n")
        self.tell(f"commit ssl cert {_escaped(name)}")

    def _values(self) -> dict[str, object]:
        options, doors = self.options, self.doors
        each = options.sessions_per_address * options.replicas
        tls = f" ssl crt {quoted(str(options.certificate))}" if options.certificate else ""
        return {
            "admin": quoted(str(self.folder / _ADMIN)),
            "log": "log /dev/log local0" if options.audit_log else "",
            "format": _FORMAT if options.audit_log else "",
            "track": _TRACK_ASKED if options.proxies else _TRACK_CONNECTED,
            "bind": f"fd@{doors[0].fileno()}{tls}",
            "http": f"fd@{doors[1].fileno()}" if doors[1:] else "",
            "https": "" if options.port == 443 else f":{options.port}",
            "source": "\n    ".join(_believing(proxy) for proxy in options.proxies),
            "scheme": "https" if options.secure else "http",
            "secure": " secure" if options.secure else "",
            "connections": each + _CONNECTIONS_BESIDES,
            "requests": max(800, each * _REQUESTS_A_PAGE),
            "most": min(2 * options.sessions * options.replicas + 2000, _most_connections()),
            "upload": _UPLOAD_BYTES,
            "health": f"{options.base}/_stcore/health",
            "nobody": quoted(str(self.folder / "nobody.html")),
            "busy": quoted(str(self.folder / "busy.html")),
            "servers": "\n".join(
                f"    server {number} {quoted(f'unix@{path}')} cookie {number}"
                for number, path in enumerate(self.sockets, start=1)
            ),
        }


def _most_connections() -> int:
    """Return how many connections the open files that a process may have are enough for."""
    import resource  # Windows has none, and is told first that it has no HAProxy

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Two for each, and what HAProxy needs for itself; without a limit, more than anybody asks for.
    return (most - 200) // 2 if most != resource.RLIM_INFINITY else 1_000_000


def quoted(text: str) -> str:
    """Return a word as HAProxy reads it, whatever stands in it."""
    return "'" + text.replace("'", "'\\''") + "'"


def _escaped(text: str) -> str:
    """Return a word of a command, where spaces and what quotes are escaped one by one."""
    return "".join(f"\\{letter}" if letter in " \\;<" else letter for letter in text)


def _believing(proxy: str) -> str:
    return f"http-request set-src req.hdr_ip(x-forwarded-for,-1) if {{ src {proxy} }}"


# Connections are counted as they come; what a proxy says of where they come from is known later.
_TRACK_CONNECTED = "tcp-request connection track-sc0 src"
_TRACK_ASKED = "http-request track-sc0 src"
# Who, when, what without the query, with which result, how much, how long, by which process.
_FORMAT = """log global
    log-format "%[src] %[date,utime(%Y-%m-%dT%H:%M:%SZ)] %HM %HPO %ST %B %Ta %s\""""
_GLOBAL = """global
    maxconn {most}
    stats socket unix@{admin} mode 600 level admin
    ssl-default-bind-options ssl-min-ver TLSv1.2
    {log}

defaults
    mode http
    {format}
    # Slow senders hold no place; an open page is silent while it is read, and the atlas
    # pings every half minute.
    timeout connect 2s
    timeout client 30s
    timeout server 120s
    timeout http-request 10s
    timeout tunnel 120s
    # A process that is busy answers late and is well; one that is gone refuses at once.
    timeout check 10s
    http-error status 503 content-type "text/html; charset=utf-8" file {nobody}
    http-error status 429 content-type "text/html; charset=utf-8" file {busy}
    # Whoever asks a process that has just died is passed on to another at once.
    option redispatch 1
    retries 3
    retry-on conn-failure empty-response
"""
_READERS = """
frontend readers
    bind {bind}
    {source}
    stick-table type ipv6 size 100k expire 1m store conn_cur,http_req_rate(10s)
    {track}
    http-request deny deny_status 429 if {{ sc0_conn_cur gt {connections} }}
    http-request deny deny_status 429 if {{ sc0_http_req_rate gt {requests} }}
    # Nothing larger than an upload; a body without a length is counted by the atlas.
    http-request deny deny_status 413 if {{ req.body_size gt {upload} }}
    # The address as it is seen here, not what a browser says.
    http-request set-header X-Forwarded-For %[src]
    http-request set-header X-Forwarded-Proto {scheme}
    # What changes something is not asked twice.
    http-request disable-l7-retry unless METH_GET
    default_backend atlas
"""
_REDIRECT = """
frontend redirect
    bind {http}
    http-request redirect location https://%[req.hdr(host),regsub(:[0-9]+$,)]{https}%[capture.req.uri] code 308
"""  # noqa: E501
_ATLAS = """
backend atlas
    balance leastconn
    cookie atlas insert indirect nocache httponly{secure} attr SameSite=Lax
    option httpchk
    http-check send meth GET uri {health} ver HTTP/1.1 hdr Host localhost
    default-server check inter 500ms fall 3 rise 1 on-marked-down shutdown-sessions
{servers}
"""
