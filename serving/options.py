"""What whoever starts the atlas may decide, and the words of its ``--help``.

Read before anything is installed, so this module needs the standard library alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from serving.arguments import (
    Append,
    address,
    base_path,
    between,
    certificate,
    file,
    folder,
    host_name,
    log,
    origin,
)

APP = Path(__file__).parents[1] / "app.py"
LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
SEVERAL = "serve"
_DESCRIPTION = (
    "Open the atlas. Without an option it answers this computer alone, at "
    "http://localhost:8501; `python3 run.py serve` serves an office with several processes "
    "(`python3 run.py serve --help`), `python3 run.py test` runs every check instead."
)
_OF_SEVERAL = (
    "Open the atlas as several processes behind HAProxy, which shares readers out, ends TLS "
    "and passes over a process that has died until it is back. All options of one process hold."
)
_EPILOGUE = "How to serve an office, with a proxy, TLS and limits: docs/serving.md"


@dataclass(frozen=True)
class Options:
    """How the atlas is served.

    Attributes
    ----------
    port : where it listens
    listen : the address of this machine it listens on
    base : what stands before every path, "" or "/atlas"
    names : host names readers type, in lower case; addresses need no naming
    proxies : addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
    https : whether readers come by https, through a proxy that ends it
    sessions : pages open at once, of all readers of a process
    sessions_per_address : pages open at once, of one address at a process
    metrics : the port of this machine that tells figures about the process, or None
    access_log : the file that has a line for each answer, "-" for the console, None for none
    script : the first page's script
    replicas : how many processes stand behind HAProxy; 0 is one process and no HAProxy
    certificate : certificate and key by which HAProxy speaks https, or None
    redirect_from : the port where http is sent on to https, or None
    published : the folder of published editions, or None
    framed_by : origins of portals whose pages may show the atlas in a frame and whose scripts
        may read what is published
    audit_log : whether HAProxy tells the system's log who asked for what
    replica : the number of this process among several; 0 is none of them
    socket : the file by which HAProxy reaches this process, or None
    """

    port: int = 8501
    listen: str = LOOPBACK
    base: str = ""
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    https: bool = False
    sessions: int = 200
    sessions_per_address: int = 40
    metrics: int | None = None
    access_log: str | None = None
    published: Path | None = None
    framed_by: tuple[str, ...] = ()
    script: Path = APP
    replicas: int = 0
    certificate: Path | None = None
    redirect_from: int | None = None
    audit_log: bool = False
    replica: int = 0
    socket: Path | None = None

    @property
    def only_here(self) -> bool:
        """Whether no other machine can reach the port."""
        return ip_address(self.listen).is_loopback

    @property
    def secure(self) -> bool:
        """Whether readers come by https, whoever ends it."""
        return self.https or self.certificate is not None


def read_options(arguments: Sequence[str]) -> Options:
    """Return the options, or end the program with a sentence about the first that is wrong."""
    several = list(arguments[:1]) == [SEVERAL]
    parser = _parser()
    if several:
        parser.prog, parser.description = f"run.py {SEVERAL}", _OF_SEVERAL
        _add_of_several(parser)
    options = Options(**vars(parser.parse_args(arguments[several:])))
    if options.redirect_from and not options.certificate:
        parser.error("--redirect-from leads to https: name a --certificate as well")
    return options


def _parser() -> argparse.ArgumentParser:
    default = Options()
    parser = argparse.ArgumentParser(
        prog="run.py", description=_DESCRIPTION, epilog=_EPILOGUE, allow_abbrev=False
    )
    add = parser.add_argument
    add("--port", type=between(1, 65535), default=default.port, help="listen here (8501)")
    add(
        "--serve-others",
        dest="listen",
        metavar="ADDRESS",
        nargs="?",
        const=EVERYWHERE,
        default=default.listen,
        type=address,
        help="answer other computers as well, on all addresses of this machine or on one",
    )
    add(
        "--allow-host",
        dest="names",
        metavar="NAME",
        action=Append,
        type=host_name,
        default=(),
        help="a name readers type to come here, such as atlas.example.org; may be repeated",
    )
    add(
        "--base-path",
        dest="base",
        metavar="PATH",
        type=base_path,
        default="",
        help="serve under this path, such as atlas, and not at the root",
    )
    add(
        "--behind-proxy",
        dest="proxies",
        metavar="ADDRESS",
        action=Append,
        type=address,
        default=(),
        help="believe this proxy about where readers come from; may be repeated",
    )
    add(
        "--https-in-front",
        dest="https",
        action="store_true",
        help="readers come by https, which the proxy ends: browsers are told to insist on it",
    )
    add(
        "--sessions",
        metavar="N",
        type=between(1, 10_000),
        default=default.sessions,
        help=f"pages open at once, of all readers ({default.sessions})",
    )
    add(
        "--sessions-per-address",
        metavar="N",
        type=between(1, 10_000),
        default=default.sessions_per_address,
        help=f"pages open at once, of one address ({default.sessions_per_address})",
    )
    add(
        "--metrics",
        metavar="PORT",
        type=between(1, 65000),
        help="tell figures for Prometheus at this port of this computer, to itself alone",
    )
    add(
        "--access-log",
        metavar="FILE",
        type=log,
        help="write a line for each answer into this file (- is the console), without any address",
    )
    add(
        "--published",
        metavar="FOLDER",
        type=folder,
        help="serve what `run.py publish FOLDER` has written, at /data/",
    )
    add(
        "--embed-in",
        dest="framed_by",
        metavar="ORIGIN",
        action=Append,
        type=origin,
        default=(),
        help="let pages of this portal, such as https://portal.example.org, show the atlas in a "
        "frame and read what is published; may be repeated",
    )
    add("--script", type=file, default=default.script, help=argparse.SUPPRESS)
    return parser


def _add_of_several(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--replicas", metavar="N", type=between(1, 32), default=2, help="so many processes (2)")
    add(
        "--certificate",
        metavar="FILE",
        type=certificate,
        help="speak https with this certificate, its chain and its key, all in one file",
    )
    add(
        "--redirect-from",
        metavar="PORT",
        type=between(1, 65535),
        help="send readers on to https who come by http at this port, such as 80",
    )
    add(
        "--audit-log",
        action="store_true",
        help="have HAProxy tell the system's log who asked for what, with addresses",
    )
    # How the processes are told which one they are.
    add("--replica", type=between(1, 32), default=0, help=argparse.SUPPRESS)
    add("--socket", type=Path, help=argparse.SUPPRESS)
