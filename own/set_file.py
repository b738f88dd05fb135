"""An own set as one file (JSON), and back: bounded, and checked as if somebody else had written it.

Figures stand by variable and year, each as unit, value and, where there is
more to say, margin, sample and reason.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from typing import Any, TypeVar

from data.errors import DataError
from own.limits import MOST_BYTES
from own.matching import LEVELS
from own.own_set import (
    LONGEST_NAME,
    LONGEST_TEXT,
    SEEN,
    WIDEST,
    OwnFigure,
    OwnIndicator,
    OwnSet,
    OwnVariable,
)

VERSION = 1
LARGEST = 2 * MOST_BYTES
# No set of ours opens more brackets; each costs a parser memory.
_MOST_BRACKETS = 300_000
_LONGEST_SEAL = 32
_CODE = re.compile(r"[a-z][a-z0-9_]{0,79}")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_NUMBERS = frozenset({"least", "most", "scale", "weight"})
Row = TypeVar("Row", OwnVariable, OwnIndicator)


def write_set(own: OwnSet) -> bytes:
    """Return a set as a file, the same bytes for equal sets."""
    figures: dict[str, dict[str, list[list[object]]]] = {}
    for one in own.figures:
        rest = [one.margin, one.sample, one.reason]
        row = [one.unit, float(one.value), *(rest if any(rest) else [])]
        figures.setdefault(one.variable, {}).setdefault(str(one.year), []).append(row)
    content = {
        "atlas_own_figures": VERSION,
        "name": own.name,
        "level": own.level,
        "city": own.city,
        **({"seal": own.seal} if own.seal else {}),
        "variables": [plain_row(variable) for variable in own.variables],
        "indicators": [plain_row(indicator) for indicator in own.indicators],
        "figures": figures,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def digest(own: OwnSet) -> str:
    """Return what an address calls a set: it changes when anything in the set does."""
    return hashlib.sha256(write_set(own)).hexdigest()[:16]


def read_set(raw: bytes) -> OwnSet:
    """Return the set in a file.

    Raises
    ------
    DataError
        If it is larger than any set, damaged, no set of this version, or holds
        what no set can hold.
    """
    content = _parsed(raw)
    if content.get("atlas_own_figures") != VERSION:
        raise DataError("no own figures of this version", "own_no_set", version=VERSION)
    try:
        return OwnSet(
            name=_text(content["name"], LONGEST_NAME),
            level=_among(LEVELS)(content["level"]),
            city=_text(content["city"], 6),
            seal=_text(content.get("seal", ""), _LONGEST_SEAL),
            variables=tuple(_row(OwnVariable, row) for row in _list(content["variables"])),
            figures=tuple(_figures(content["figures"])),
            indicators=tuple(_row(OwnIndicator, row) for row in _list(content["indicators"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise _damaged() from None


def plain_row(row: OwnVariable | OwnIndicator) -> dict[str, object]:
    """Return a row's fields; 100 and 100.0 are one number and are written as one."""
    given = asdict(row)
    return {name: float(value) if name in _NUMBERS else value for name, value in given.items()}


def variable_of(given: dict[str, Any]) -> OwnVariable:
    """Return the variable of such fields.

    Raises
    ------
    KeyError, TypeError, ValueError, AttributeError, OverflowError
        If one is missing, or is what none can be.
    """
    return _row(OwnVariable, given)


def _parsed(raw: bytes) -> dict[str, Any]:
    if len(raw) > LARGEST:
        raise DataError("the file is too large", "too_large", detail=LARGEST // 1024)
    if raw.count(b"[") + raw.count(b"{") > _MOST_BRACKETS:
        raise _damaged()
    try:
        content = json.loads(raw.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _damaged() from None
    if not isinstance(content, dict):
        raise _damaged()
    return content


def _refuse(word: str) -> float:
    raise ValueError(word)


def _damaged() -> DataError:
    return DataError("the file of own figures is damaged", "damaged")


def _figures(content: dict[str, dict[str, list[list[Any]]]]) -> Iterator[OwnFigure]:
    for variable, years in content.items():
        for year, rows in years.items():
            when = int(year)
            if not 1949 <= when <= 2100:
                raise ValueError(year)
            for unit, value, *rest in rows:
                margin, sample, reason = rest or (0.0, 0, "")
                yield OwnFigure(
                    _text(unit, 40),
                    variable,
                    when,
                    _number(value),
                    _number(margin),
                    _whole(sample),
                    _text(reason, LONGEST_TEXT),
                )


def _row(kind: type[Row], given: dict[str, Any]) -> Row:
    known = {one.name: _READ.get(one.name, _short) for one in fields(kind)}
    if set(given) != set(known):
        raise ValueError("fields")
    return kind(**{name: known[name](value) for name, value in given.items()})


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most or _HIDDEN.search(value):
        raise ValueError(value)
    return value


def _short(value: object) -> str:
    return _text(value, LONGEST_NAME)


def _code(value: object) -> str:
    if not _CODE.fullmatch(_short(value)):
        raise ValueError(value)
    return str(value)


def _code_or_none(value: object) -> str:
    return _code(value) if value != "" else ""


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not math.isfinite(value) or abs(value) > WIDEST:
        raise ValueError(value)
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    return value


def _direction(value: object) -> int:
    if _whole(value) not in (-1, 1):
        raise ValueError(value)
    return _whole(value)


def _positive(value: object) -> float:
    if _number(value) <= 0:
        raise ValueError(value)
    return _number(value)


def _weight(value: object) -> float:
    if _number(value) < 0:
        raise ValueError(value)
    return _number(value)


def _list(value: object) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _among(known: tuple[Any, ...]) -> Callable[[object], Any]:
    def read(value: object) -> Any:
        if value not in known:
            raise ValueError(value)
        return value

    return read


_READ: dict[str, Callable[[object], Any]] = {
    "code": _code,
    "dimension": _code_or_none,
    "heading": _code,
    "numerator": _code,
    "denominator": _code_or_none,
    "direction": _direction,
    "seen_by": _among(SEEN),
    "source": lambda value: _text(value, LONGEST_TEXT),
    "licence": lambda value: _text(value, LONGEST_TEXT),
    "least": _number,
    "most": _number,
    "scale": _positive,
    "weight": _weight,
}
