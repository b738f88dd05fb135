"""What a reader writes on a map: labels, arrows, outlines and marked cities.

As a short text it is part of a link: ``KIND_WHERE_TEXT``, one after the other
with ``~`` between. Where is a unit's code, or whole kilometres east and north
on the map's projection; an arrow has a second point, where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from data.errors import DataError

Kind = Literal["label", "arrow", "outline", "city"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Point: TypeAlias = tuple[int, int]
MOST, LONGEST = 12, 60
# The map with the sea around it, in kilometres: west, south, east, north.
EXTENT = (-3000, -3600, 2600, 2400)
_POINT = r"(-?\d{1,4})_(-?\d{1,4})"
_FORMS: dict[str, re.Pattern[str]] = {
    "label": re.compile(rf"label_{_POINT}_(.*)", re.ASCII | re.DOTALL),
    "arrow": re.compile(rf"arrow_{_POINT}_{_POINT}_(.*)", re.ASCII | re.DOTALL),
    "outline": re.compile(r"outline_(\d{2,6})_(.*)", re.ASCII | re.DOTALL),
    "city": re.compile(r"city_(\d{6})_(.*)", re.ASCII | re.DOTALL),
}
_SIGNS = (("^", "^0"), ("~", "^1"))


@dataclass(frozen=True)
class Annotation:
    """One thing written on a map.

    Attributes
    ----------
    kind : a "label" stands at a point, an "arrow" leads from its `tail` to it, an
        "outline" runs around a unit or a province, a "city" is marked with its name
    text : printable, of one line; empty where the thing needs none
    at : kilometres east and north, of a label and of an arrow's head
    tail : where an arrow begins, and its text stands
    code : of the unit or the province
    said : all this in words, for who does not see it; no part of a link
    """

    kind: Kind
    text: str = ""
    at: Point = (0, 0)
    tail: Point = (0, 0)
    code: str = ""
    said: str = ""


def clean(text: str) -> str:
    """Return what a reader typed as an annotation may hold it.

    Examples
    --------
    >>> clean("  two\\nlines  \\u202e")
    'two lines'
    """
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:LONGEST].rstrip()


def bounded(point: Point) -> Point:
    """Return the point of the map that is nearest."""
    west, south, east, north = EXTENT
    return min(max(point[0], west), east), min(max(point[1], south), north)


def write_annotations(annotations: Sequence[Annotation]) -> str:
    """Return annotations as the text that `read_annotations` reads."""
    return "~".join(_written(one) for one in annotations)


def read_annotations(text: str, codes: Collection[str]) -> tuple[Annotation, ...]:
    """Return the annotations that a text stands for.

    Parameters
    ----------
    codes : of the units and provinces that may be outlined or marked

    Raises
    ------
    DataError
        If there are more than `MOST`, a text is longer than `LONGEST` or holds what
        cannot be printed, a point lies off the map, or a code is unknown.
    """
    parts = text.split("~")
    if len(parts) > MOST:
        raise DataError(f"more than {MOST} annotations", "annotations_many", most=MOST)
    return tuple(_read(part, codes) for part in parts)


def _written(one: Annotation) -> str:
    points = {"label": (one.at,), "arrow": (one.at, one.tail)}.get(one.kind, ())
    where = [str(number) for point in points for number in point] or [one.code]
    text = one.text
    for sign, escaped in _SIGNS:
        text = text.replace(sign, escaped)
    return "_".join((one.kind, *where, text))


def _read(part: str, codes: Collection[str]) -> Annotation:
    kind = next((known for known in KINDS if part.startswith(f"{known}_")), None)
    found = _FORMS[kind].fullmatch(part) if kind else None
    if kind is None or found is None:
        raise DataError("an annotation that cannot be read", "annotation_unreadable")
    *where, text = found.groups()
    for sign, escaped in reversed(_SIGNS):
        text = text.replace(escaped, sign)
    if text != clean(text) or not (text or kind != "label"):
        raise DataError("an annotation's text", "annotation_text", most=LONGEST)
    if kind in ("outline", "city"):
        return _coded(kind, where[0], text, codes)
    numbers = [int(number) for number in where]
    points = [(numbers[n], numbers[n + 1]) for n in range(0, len(numbers), 2)]
    if any(bounded(point) != point for point in points):
        raise DataError("an annotation off the map", "annotation_off_the_map")
    return Annotation(kind, text, points[0], points[-1] if kind == "arrow" else (0, 0))


def _coded(kind: Kind, code: str, text: str, codes: Collection[str]) -> Annotation:
    if code not in codes:
        raise DataError(f"an annotation of an unknown place {code}", "annotation_place", code=code)
    return Annotation(kind, text, code=code)
