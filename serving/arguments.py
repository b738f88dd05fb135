"""What one word on the command line means: a port, an address, a name, a file.

Each reader returns the value or says in a sentence why the word is none.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path

_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_ORIGIN = re.compile(rf"https?://({_HOST_NAME.pattern}|\[[0-9a-f:.]+\])(:\d{{1,5}})?")
_BASE_PATH = re.compile(r"(/[A-Za-z0-9_-]+)*")


class Append(argparse.Action):
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


def between(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of numbers in plain digits within two bounds."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise argparse.ArgumentTypeError(f"{text!r} is no number from {low} to {high}")
        return int(text)

    return read


def address(text: str) -> str:
    """Read an address of a machine, version 4 or 6."""
    try:
        return str(ip_address(text))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no address; write one such as 192.168.1.20"
        ) from None


def host_name(text: str) -> str:
    """Read a name that readers type, in lower case."""
    if not _HOST_NAME.fullmatch(text.lower()):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no host name; write it without http:// and without a port"
        )
    return text.lower()


def base_path(text: str) -> str:
    """Read a path; the root is "", any other begins with its slash and ends without one."""
    path = "/" + text.strip("/") if text.strip("/") else ""
    if not _BASE_PATH.fullmatch(path):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no path; letters, digits, - and _ make one, such as atlas"
        )
    return path


def origin(text: str) -> str:
    """Read where the pages of a portal come from: scheme, name, perhaps a port."""
    if not _ORIGIN.fullmatch(text.lower()):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no origin; write one such as https://portal.example.org, without a path"
        )
    return text.lower()


def folder(text: str) -> Path:
    """Read the whole path of a folder that is there."""
    path = Path(_whole(text))
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is no folder")
    return path


def file(text: str) -> Path:
    """Read the name of a file that is there."""
    path = Path(text).resolve()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{text!r} is no file")
    return path


def certificate(text: str) -> Path:
    """Read the whole path of a file that is there."""
    return file(_whole(text))


def log(text: str) -> str:
    """Read where lines go: "-" is the console, anything else a file in a folder that is there."""
    if text != "-" and not Path(_whole(text)).parent.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} lies in no folder that is there")
    return text


def _whole(text: str) -> str:
    """Refuse a path that would mean another file for whoever reads it in another folder."""
    if not (Path(text).is_absolute() and text.isprintable()):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole path; it begins with /")
    return text
