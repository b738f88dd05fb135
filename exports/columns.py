"""How wide the columns of a table are, so that it is as low as it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.lettering import text_width

# In letters: the width of a page, what a cell keeps free, a text that is not broken, a long word.
_ROOM, _FREE, _WHOLE, _WORD = 60.0, 1.3, 10.0, 14.0
# Headings are bold, and lines end before their end.
_BOLD, _RAGGED = 1.12, 1.1
# A line may end between any two characters, and after a mark that joins words.
_UNBROKEN = re.compile(r"[\u0021-\u024f]+?(?:[-/\u200b]|(?![\u0021-\u024f]))")
_STEP, _SHARP = 0.5, 6


def widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the widths of columns, in letters: what texts want where all fit, else fair shares.

    No word is torn, a short text stands on one line, and what is left goes where it saves most
    lines.

    Examples
    --------
    >>> widths(("Name", "n"), [("Beijing", "1")])[1] < 4
    True
    """
    heads = [[_BOLD * text_width(name, 1) for name in headings]]
    texts = np.array(heads + [[text_width(text, 1) for text in row] for row in rows])
    whole = texts[1:].max(axis=0, initial=0.0)
    words = [
        max(_BOLD * _longest([name]), _longest([row[place] for row in rows]))
        for place, name in enumerate(headings)
    ]
    least = np.maximum(words, np.where(whole <= _WHOLE, whole, 0.0)) + _FREE
    if least.sum() > _ROOM / 2:
        # Too many columns of short texts: these give way to the long ones as well.
        least = np.array(words) + _FREE
    wanted = np.maximum(least, texts.max(axis=0) + _FREE)
    if wanted.sum() <= _ROOM:
        return [float(width) for width in wanted]
    return [float(width) for width in _shared(texts, least)]


def _longest(texts: Sequence[str]) -> float:
    """The longest word, as far as one is kept whole."""
    found = (text_width(word, 1) for text in texts for word in _UNBROKEN.findall(text))
    return min(_WORD, max(found, default=1.0))


def _shared(texts: NDArray[np.float64], least: NDArray[np.float64]) -> NDArray[np.float64]:
    """Widths that grow where that makes the table lowest, until the page is full."""
    found, steps = least.copy(), np.diag(np.full(len(least), _STEP))
    while found.sum() < _ROOM:
        found = min((found + step for step in steps), key=lambda tried: _height(texts, tried))
    return found


def _height(texts: NDArray[np.float64], tried: NDArray[np.float64]) -> float:
    """About how many lines a table has; smooth, so that each step towards fewer of them counts."""
    lines = np.maximum(1.0, _RAGGED * texts / (tried - _FREE))
    return float(((lines**_SHARP).sum(axis=1) ** (1 / _SHARP)).sum())
