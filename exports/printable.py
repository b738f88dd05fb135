"""Text without the characters that no document format can hold."""

from __future__ import annotations

import re

# Control characters, halves of pairs and non-characters: XML forbids them, printers show boxes.
_FORBIDDEN = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010fffd]")

_NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\t\n]')


def printable(text: str) -> str:
    """Return text with line breaks and tabs, and without anything else that is no letter."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def file_name(text: str) -> str:
    """Return text as the name of a file on any system, in no folder but the one it is put in."""
    return _NOT_IN_A_FILE_NAME.sub("-", printable(text)).strip(" .") or "-"
