"""TOML from outside, taken for hostile: bounded before it is read, and read by a child process.

Two walls, because either may have a hole. A look at the text, in time
proportional to its length, refuses what would make a parser work or nest
without bound: a key of `a.a.a…` costs Python's parser the square of its
length, in memory too. What passes is parsed by a process of its own with little
memory and little time, which hands back JSON.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Literal

from data.errors import AtlasError

MOST_DEPTH = 8
MOST_DOTS = 8
SECONDS = 10
_CHILD = Path(__file__).with_name("toml_child.py")
_LONGEST_DETAIL = 120
# JSON writes a character of one byte in at most six.
_GROWTH = 8
_AT_ONCE = BoundedSemaphore(2)

# Strings and comments hide what stands in them; one without an end reaches to the end of the
# line or of the text. Nothing is ever tried twice (possessive), so the time is linear.
_TOKENS = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)'''
    r"""|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"""
    r"""|"(?:[^"\\\n]|\\.)*+(?:"|(?=\n)|\\?\Z)"""
    r"""|'[^'\n]*+'?"""
    r"""|\#[^\n]*+"""
    r"""|[\[\]{}.,=\n]""",
    re.DOTALL,
)

# Where Python's parser says it stopped.
_PLACE = re.compile(r"line (?P<line>\d+), column (?P<column>\d+)")
Reason = Literal["too_large", "too_deep", "damaged", "too_costly"]
_SAID: dict[Reason, str] = {
    "too_large": "the file is larger than {detail} kB",
    "too_deep": "the file is nested more deeply than {detail} levels",
    "damaged": "the file is damaged: {detail}",
    "too_costly": "reading the file takes more than {detail} seconds or too much memory",
}


class RefusedFile(AtlasError):  # noqa: N818 - what happened to the file, like the other errors
    """A file from outside that is not read.

    Attributes
    ----------
    reason : why
    detail : the limit it breaks, or what the parser found; it may quote the file
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        place = _PLACE.search(detail)
        key = "damaged_at" if reason == "damaged" and place else reason
        found = place.groupdict() if place else {}
        super().__init__(_SAID[reason].format(detail=detail), key, detail=detail, **found)
        self.reason, self.detail = reason, detail


def read_untrusted(text: str, most_bytes: int) -> dict[str, Any]:
    """Return the tables of a TOML text from outside; dates and times come as text.

    Parameters
    ----------
    most_bytes : the longest text there can be, in UTF-8

    Raises
    ------
    RefusedFile
        If it is longer, nests too deeply, is no TOML, or takes too much to read.
    """
    # What is no Unicode (half of a surrogate pair) is no TOML either; the parser says so.
    content = text.encode("utf-8", "replace")
    if len(content) > most_bytes:
        raise RefusedFile("too_large", str(most_bytes // 1024))
    refuse_nested(text)
    with _AT_ONCE:
        answer = _parsed_apart(content)
    if "table" not in answer:
        raise RefusedFile("damaged", str(answer.get("error"))[:_LONGEST_DETAIL])
    found: dict[str, Any] = answer["table"]
    return found


def refuse_nested(text: str) -> None:
    """Refuse a text with deeper brackets, or more dots in a key, than any file of ours.

    Raises
    ------
    RefusedFile
        At the first bracket or dot too many, outside strings and comments.
    """
    depth = dots = 0
    for token in _TOKENS.finditer(text.replace("\r\n", "\n")):
        sign = token.group()
        if sign == ".":
            dots += 1
        elif sign[0] not in "\"'#":
            dots = 0
            depth += (sign in "[{") - (sign in "]}")
        if depth > MOST_DEPTH or dots > MOST_DOTS:
            raise RefusedFile("too_deep", str(MOST_DEPTH))


def _parsed_apart(content: bytes) -> dict[str, Any]:
    """Return what the child says: {"table": …} or {"error": …}."""
    # Isolated and without site-packages: it starts in milliseconds and imports nothing of ours.
    command = [sys.executable, "-I", "-S", str(_CHILD), str(SECONDS)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise RefusedFile("too_costly", str(SECONDS)) from None
    if done.returncode or len(done.stdout) > _GROWTH * len(content) + 1024:
        raise RefusedFile("too_costly", str(SECONDS))
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
