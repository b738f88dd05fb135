"""Labels of a map taken apart: numbers, and the few texts that stand around them.

A unit of measure repeated for every unit and year would outweigh all the rest.
"""

from __future__ import annotations

import re

# Where the number stands in the text around it.
HOLE = "#"
_NUMBER = re.compile(r"\d[\d.,]*")


def split_label(label: str) -> tuple[str, str]:
    """Return the first number of a label, and the label with a hole in its place.

    A label without a number is its own text, and the number is empty.

    Examples
    --------
    >>> split_label("CNY 4.72 trillion")
    ('4.72', 'CNY # trillion')
    """
    found = _NUMBER.search(label)
    if found is None or HOLE in label[: found.start()]:
        return "", label
    return found.group(), f"{label[: found.start()]}{HOLE}{label[found.end() :]}"
