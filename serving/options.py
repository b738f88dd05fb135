"""What whoever starts the atlas may decide, and the words of its ``--help``.

Read before anything is installed, so this module needs the standard library alone.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

APP = Path(__file__).parents[1] / "app.py"
LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
_DESCRIPTION = (
    "Open the atlas. Without an option it answers this computer alone, at "
    "http://localhost:8501; `python3 run.py test` runs every check instead."
)
_EPILOGUE = "How to serve an office, with a proxy, TLS and limits: docs/serving.md"
_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_BASE_PATH = re.compile(r"(/[A-Za-z0-9_-]+)*")


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
    sessions : pages open at once, of all readers
    sessions_per_address : pages open at once, of one address
    script : the first page's script
    """

    port: int = 8501
    listen: str = LOOPBACK
    base: str = ""
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    https: bool = False
    sessions: int = 200
    sessions_per_address: int = 40
    script: Path = APP

    @property
    def only_here(self) -> bool:
        """Whether no other machine can reach the port."""
        return ip_address(self.listen).is_loopback


def read_options(arguments: Sequence[str]) -> Options:
    """Return the options, or end the program with a sentence about the first that is wrong."""
    return Options(**vars(_parser().parse_args(arguments)))


def _parser() -> argparse.ArgumentParser:
    default = Options()
    parser = argparse.ArgumentParser(
        prog="run.py", description=_DESCRIPTION, epilog=_EPILOGUE, allow_abbrev=False
    )
    add = parser.add_argument
    add("--port", type=_between(1, 65535), default=default.port, help="listen here (8501)")
    add(
        "--serve-others",
        dest="listen",
        metavar="ADDRESS",
        nargs="?",
        const=EVERYWHERE,
        default=default.listen,
        type=_address,
        help="answer other computers as well, on all addresses of this machine or on one",
    )
    add(
        "--allow-host",
        dest="names",
        metavar="NAME",
        action=_Append,
        type=_host_name,
        default=(),
        help="a name readers type to come here, such as atlas.example.org; may be repeated",
    )
    add(
        "--base-path",
        dest="base",
        metavar="PATH",
        type=_base_path,
        default="",
        help="serve under this path, such as atlas, and not at the root",
    )
    add(
        "--behind-proxy",
        dest="proxies",
        metavar="ADDRESS",
        action=_Append,
        type=_address,
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
        type=_between(1, 10_000),
        default=default.sessions,
        help=f"pages open at once, of all readers ({default.sessions})",
    )
    add(
        "--sessions-per-address",
        metavar="N",
        type=_between(1, 10_000),
        default=default.sessions_per_address,
        help=f"pages open at once, of one address ({default.sessions_per_address})",
    )
    add("--script", type=_script, default=default.script, help=argparse.SUPPRESS)
    return parser


class _Append(argparse.Action):
    """Collect a repeated option in a tuple, which stays hashable and unshared."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Put one more value behind those there are."""
        del parser, option_string
        setattr(namespace, self.dest, (*getattr(namespace, self.dest), values))


def _between(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise argparse.ArgumentTypeError(f"{text!r} is no number from {low} to {high}")
        return int(text)

    return read


def _address(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no address; write one such as 192.168.1.20"
        ) from None


def _host_name(text: str) -> str:
    if not _HOST_NAME.fullmatch(text.lower()):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no host name; write it without http:// and without a port"
        )
    return text.lower()


def _base_path(text: str) -> str:
    path = "/" + text.strip("/") if text.strip("/") else ""
    if not _BASE_PATH.fullmatch(path):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no path; letters, digits, - and _ make one, such as atlas"
        )
    return path


def _script(text: str) -> Path:
    path = Path(text).resolve()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{text!r} is no file")
    return path
