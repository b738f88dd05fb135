"""Text in a picture: how wide it is, and where its lines break.

A picture has no layout engine, so widths are estimated: a Chinese character
is as wide as the letters are high, a Latin one about half of that. The
estimate is a little generous, so that lines end early rather than late.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, repeat
from unicodedata import east_asian_width

# Bold letters are so much wider.
BOLD = 1.08
_WIDE, _CAPITAL, _NARROW, _OTHER = 1.0, 0.68, 0.32, 0.57
# Marks that are as wide as a character where they stand among characters.
_FULL, _FIRST_CHINESE = "“”‘’…—", "\u2e80"
# A Chinese character may start a line, a Latin word is kept whole, and punctuation stays
# with what it follows, an opening bracket or quotation mark with what it opens.
_CHINESE, _CLOSING = r"\u2e80-\u9fff\uf900-\ufaff", "[，。、；：！？）》」』”’]*"
_OPENING = "（《「『"
_PIECES = re.compile(
    rf"\s+|[{_OPENING}“‘]*[{_CHINESE}]{_CLOSING}"
    rf"|[{_OPENING}]*(?:[^\s{_CHINESE}{_OPENING}“‘]|[“‘](?![{_CHINESE}]))+{_CLOSING}"
    rf"|[{_OPENING}“‘]+"
)


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of `size`.

    Examples
    --------
    >>> text_width("“甲”", 10), round(text_width("“a”", 10), 1)
    (30.0, 17.1)
    """
    full = _FULL if max(text, default="") >= _FIRST_CHINESE else ""
    return size * sum(map(_width, text, repeat(full)))


@lru_cache(maxsize=1 << 14)
def _width(character: str, full: str) -> float:
    if east_asian_width(character) in "WF" or character in full:
        return _WIDE
    if character in "iljtfr.,;:!'|()[] ":
        return _NARROW
    return _CAPITAL if character.isupper() or character in "mwMW%–—" else _OTHER


def wrap(text: str, width: float, size: float, most: int = 99) -> list[str]:
    """Return a text in lines no wider than `width`; the last of `most` lines ends in “…”.

    Examples
    --------
    >>> wrap("相关系数（+0.12）。", 70, 10)
    ['相关系数', '（+0.12）。']
    >>> wrap("人口为2023年（其中3个）", 80, 10)
    ['人口为2023年', '（其中3个）']
    """
    # Two lines more than may be shown tell where the last one is cut.
    lines = list(islice(_lines(text, width, size), most + 2))
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), width, size)]


def line_count(text: str, width: float, size: float, most: int) -> int:
    """Return how many lines a text takes that may have breaks of its own; `most` and more are one.

    Examples
    --------
    >>> line_count("one two\nthree", 30, 10, 9), line_count("one two\nthree", 30, 10, 2)
    (3, 2)
    """
    lines = chain.from_iterable(_lines(part, width, size) for part in text.split("\n"))
    return sum(1 for _ in islice(lines, most))


def _lines(text: str, width: float, size: float) -> Iterator[str]:
    """Break a text line by line, no further than the caller looks."""
    line = ""
    for piece in _pieces(text, width, size):
        if line and text_width((line + piece).rstrip(), size) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()


def shorten(text: str, width: float, size: float) -> str:
    """Return a text, cut with “…” where it is wider than `width`."""
    if text_width(text, size) <= width:
        return text
    kept = ""
    for character in text:
        if text_width(kept + character + "…", size) > width:
            break
        kept += character
    return kept.rstrip() + "…"


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    """Words and characters; a word wider than a whole line is cut into characters."""
    for found in _PIECES.finditer(text):
        piece = found[0]
        if text_width(piece, size) > width:
            yield from piece
        else:
            yield piece
