"""Text without the characters that no document format can hold."""

from __future__ import annotations

import re

# Control characters, halves of pairs and non-characters: XML forbids them, printers show boxes.
_FORBIDDEN = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010fffd]")

# Marks within a title that no file name may have.
_PAUSE = re.compile(r"[:?] ")
_NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\t\n]')


def printable(text: str) -> str:
    """Return text with line breaks and tabs, and without anything else that is no letter."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def file_name(text: str) -> str:
    """Return text as the name of a file on any system, in no folder but the one it is put in.

    Examples
    --------
    >>> file_name("Who climbed, who fell? GDP: 2010/2023")
    'Who climbed, who fell – GDP – 2010-2023'
    """
    told = _PAUSE.sub(" – ", printable(text).rstrip(" ?"))
    return _NOT_IN_A_FILE_NAME.sub("-", told).strip(" .") or "-"
