"""Text in a picture: how wide it is, and where its lines break.

A picture has no layout engine, so widths are estimated: a Chinese character
is as wide as the letters are high, a Latin one about half of that. The
estimate is a little generous, so that lines end early rather than late.
"""

from __future__ import annotations

import re
from unicodedata import east_asian_width

# Bold letters are so much wider.
BOLD = 1.08
_WIDE, _CAPITAL, _NARROW, _OTHER = 1.0, 0.68, 0.32, 0.57
# Marks that are as wide as a character where they stand among characters.
_FULL, _FIRST_CHINESE = "“”‘’…—", "\u2e80"
# A Chinese character may start a line, a Latin word is kept whole, and
# punctuation stays with what it follows.
_PIECES = re.compile(
    r"\s+|[\u2e80-\u9fff\uf900-\ufaff][，。、；：！？）》」』”’]*"
    r"|[^\s\u2e80-\u9fff\uf900-\ufaff]+[，。、；：！？）》」』”’]*"
)


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of `size`.

    Examples
    --------
    >>> text_width("“甲”", 10), round(text_width("“a”", 10), 1)
    (30.0, 17.1)
    """
    chinese = any(character >= _FIRST_CHINESE for character in text)
    return size * sum(_width(character, chinese) for character in text)


def _width(character: str, chinese: bool) -> float:
    if east_asian_width(character) in "WF" or (chinese and character in _FULL):
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
    """
    lines, line = [], ""
    for piece in _pieces(text, width, size):
        if line and text_width((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    lines = [*lines, line.rstrip()] if line.strip() else lines
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), width, size)]


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


def _pieces(text: str, width: float, size: float) -> list[str]:
    """Words and characters; a word wider than a whole line is cut into characters."""
    pieces = []
    for piece in _PIECES.findall(text):
        too_wide = text_width(piece, size) > width
        pieces += list(piece) if too_wide else [piece]
    return pieces
