"""A target of a reader's own, as a link carries it: ``at_most.30``."""

from __future__ import annotations

import math
from typing import get_args

from data.errors import DataError
from scoring.targets.target import OWN, Comparator, Target

LARGEST = 1e15
_LONGEST = 40


def read_own(text: str, unit: str = "") -> Target:
    """Return the target a text stands for, in the unit of the measure it is set for.

    Raises
    ------
    DataError
        If it is not a direction, a point and a number of at most fifteen digits.

    Examples
    --------
    >>> read_own("at_most.30", "ug/m3").value
    30.0
    """
    for comparator in get_args(Comparator):
        if text.startswith(f"{comparator}."):
            number = _number(text.removeprefix(f"{comparator}."))
            if abs(number) <= LARGEST:
                return Target(OWN, comparator, number, unit)
    raise DataError(f"{text[:_LONGEST]!r} is no target", "own_target", value=text[:_LONGEST])


def write_own(comparator: Comparator, value: float) -> str:
    """Return the text of a target, which `read_own` reads.

    Raises
    ------
    DataError
        As `read_own`.
    """
    text = f"{comparator}.{value:.12g}"
    read_own(text)
    return text


def _number(text: str) -> float:
    """A number in plain digits; float() would also take those of other scripts, and "nan"."""
    try:
        return float(text) if text.isascii() and "_" not in text else math.inf
    except ValueError:
        return math.inf
