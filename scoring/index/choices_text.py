"""A choice set as text: a compact part of an address, or a small TOML file.

Both forms are read by the same checks, because both can come from anywhere: a
text is used as a whole, or refused with a sentence that says what is wrong.

The compact form holds the framework, so that a link names its edition, and what
differs from the method's default chain, in characters that an address keeps:

    framework.giffinger_2007~weights.people.2-living.0.5~normalisation.zscore
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from data.catalogue import Catalogue
from data.errors import DataError
from data.untrusted_toml import read_untrusted
from scoring.index.choices import IndexChoices
from scoring.index.choices_checks import DECIMALS, check_against_tables, check_name, field_value

LONGEST = 64_000
DEFAULT = IndexChoices()
_PART, _ITEM, _KEY, _TO, _MINUS = "~", "-", ".", "_to_", "minus"


@dataclass(frozen=True)
class ChoiceSet:
    """The choices behind an index, and what their author calls them ("" is no name)."""

    name: str = ""
    choices: IndexChoices = DEFAULT


def write_compact(choices: IndexChoices) -> str:
    """Return the framework and the choices that differ from the default chain, in one line.

    Examples
    --------
    >>> write_compact(IndexChoices("giffinger_2007", normalisation="zscore"))
    'framework.giffinger_2007~normalisation.zscore'
    """
    return _PART.join(
        f"{field.name}{_KEY}{_compact(value)}"
        for field in fields(choices)
        if (value := getattr(choices, field.name)) != getattr(DEFAULT, field.name)
        or field.name == "framework"
    )


def read_compact(text: str, catalogue: Catalogue) -> IndexChoices:
    """Return the choices that a compact line stands for; inverse of `write_compact`.

    Raises
    ------
    DataError
        If the line is too long, names an unknown choice or code, gives one
        twice, or the choices cannot stand together.
    """
    _refuse_long(text)
    given: dict[str, Any] = {}
    for part in filter(None, text.split(_PART)):
        name, _, value = part.partition(_KEY)
        if name in given:
            raise DataError(f"choices: {name[:40]} is given twice", "twice", name=name[:40])
        given[name] = _expand(name, value)
    return check_against_tables(_build(given), catalogue)


def write_toml(named: ChoiceSet) -> str:
    """Return the whole choice set as a small TOML file, defaults included."""
    choices = named.choices
    lines = ["# A choice set for the index of the Smart City Atlas of China", ""]
    lines += [f"name = {_quoted(named.name)}"] if named.name else []
    tables: list[str] = []
    for field in fields(choices):
        value = getattr(choices, field.name)
        if field.name == "weights":
            tables += ["", "[weights]", *(f"{code} = {_number(w)}" for code, w in value)]
        elif field.name == "goalposts":
            posts = (f"{code} = [{_number(low)}, {_number(high)}]" for code, low, high in value)
            tables += ["", "[goalposts]", *posts]
        elif value is not None:
            lines.append(f"{field.name} = {_toml(value)}")
    return "\n".join(lines + tables) + "\n"


def read_toml(text: str, catalogue: Catalogue) -> ChoiceSet:
    """Return the choice set of a TOML file; inverse of `write_toml`.

    What the file does not mention is as in the method's default chain.

    Raises
    ------
    RefusedFile
        If the file is too long, too deep, or no TOML.
    DataError
        If it holds an unknown or unusable entry.
    """
    given = read_untrusted(text, LONGEST)
    name = check_name(given.pop("name", ""))
    for table, row in (("weights", _weight_row), ("goalposts", _goalpost_row)):
        given[table] = _rows(table, given.get(table, {}), row)
    return ChoiceSet(name, check_against_tables(_build(given), catalogue))


def _refuse_long(text: str) -> None:
    if len(text) > LONGEST:
        raise DataError(f"choices: longer than {LONGEST} characters", "long_choices", most=LONGEST)


def _build(given: Mapping[str, Any]) -> IndexChoices:
    """Return choices from plain values, each of the type its field has."""
    known = {field.name for field in fields(IndexChoices)}
    unknown = [name for name in given if name not in known]
    if unknown:
        raise DataError(
            f"choices: there is no choice called {unknown[0][:40]!r}",
            "no_such_choice",
            name=unknown[0][:40],
        )
    return replace(DEFAULT, **{name: field_value(name, value) for name, value in given.items()})


def _compact(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, float):
        return _number(value).replace("-", _MINUS)
    if isinstance(value, tuple):
        return _ITEM.join(map(_compact_item, value))
    return str(value)


def _compact_item(item: Any) -> str:
    if isinstance(item, str):
        return item
    code, *numbers = item
    return f"{code}{_KEY}{_TO.join(map(_compact, map(float, numbers)))}"


def _expand(name: str, text: str) -> Any:
    """Return the plain value that a part of the compact form holds."""
    if name in ("left_out", "aggregation"):
        return text.split(_ITEM) if text else []
    if name in ("weights", "goalposts"):
        return [_expand_item(name, item) for item in text.split(_ITEM) if item]
    default = getattr(DEFAULT, name, None)
    if isinstance(default, bool):
        return {"on": True, "off": False}.get(text, text)
    if isinstance(default, int | float):
        return _read_number(name, text)
    return text


def _expand_item(name: str, item: str) -> tuple[Any, ...]:
    code, _, numbers = item.partition(_KEY)
    return (code, *(_read_number(name, number) for number in numbers.split(_TO)))


def _read_number(name: str, text: str) -> int | float:
    # re, because float() also takes "nan", "1_000" and digits of other scripts
    if not re.fullmatch(r"(minus)?[0-9]{1,20}(\.[0-9]{1,9})?", text):
        raise DataError(f"choices: {name} is not a number: {text[:40]!r}", "not_number", name=name)
    number = float(text.replace(_MINUS, "-"))
    return number if "." in text or not number.is_integer() else int(number)


def _number(value: float) -> str:
    """Return the shortest plain digits of a number, to nine decimals."""
    return np.format_float_positional(value, precision=DECIMALS, trim="-")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(item) for item in value)}]"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _rows(
    table: str, given: object, row: Callable[[str, Any], tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    if not isinstance(given, dict):
        raise DataError(f"choices: {table} is not a table", "not_table", name=table)
    return [row(code, value) for code, value in given.items()]


def _weight_row(code: str, value: Any) -> tuple[Any, ...]:
    return code, value


def _goalpost_row(code: str, value: Any) -> tuple[Any, ...]:
    return (code, *value) if isinstance(value, list) else (code, value)
