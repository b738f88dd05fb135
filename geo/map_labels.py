"""Labels of a map taken apart: numbers, and the few texts that stand around them.

A unit of measure repeated for every unit and year would outweigh all the rest.
"""

from __future__ import annotations

import re

# Where a number stands in the text around it, and what parts the numbers of a label.
HOLE = "#"
NEXT = "^"
# Between the parts of a label, each of which has a number of its own.
APART = " · "
_NUMBER = re.compile(r"\d[\d.,]*")


def split_label(label: str) -> tuple[str, str]:
    """Return the first number of each part of a label, and the label with holes in their place.

    A label without a number is its own text, and the numbers are empty.

    Examples
    --------
    >>> split_label("CNY 4.72 trillion")
    ('4.72', 'CNY # trillion')
    >>> split_label("42 t · +7 t (limit: 35 t)")
    ('42^7', '# t · +# t (limit: 35 t)')
    """
    if HOLE in label or NEXT in label:
        return "", label
    parts = label.split(APART)
    found = filter(None, map(_NUMBER.search, parts))
    around = APART.join(_NUMBER.sub(HOLE, part, count=1) for part in parts)
    return NEXT.join(one.group() for one in found), around
