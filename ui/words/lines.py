"""Text from outside as one line."""

from __future__ import annotations


def one_line(content: str) -> str:
    """Return text without line breaks of any kind, which lists and charts would stumble over."""
    return " ".join(content.split())
