"""Whether values from outside can be choices: type, range, and the tables they refer to."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index.choices import IndexChoices
from scoring.index.frameworks import framework_tree

LONGEST_NAME = 60
DECIMALS = 9
_MOST = 1e12
_NEEDS_CITY = frozenset({"distance_to_unit", "ratio_to_unit"})


def check_name(name: object) -> str:
    """Return the name of a choice set, if it is one line of at most 60 visible characters.

    Raises
    ------
    DataError
        If it is not.

    Examples
    --------
    >>> check_name("  Citizens first ")
    'Citizens first'
    """
    if not isinstance(name, str) or len(name.strip()) > LONGEST_NAME or not name.isprintable():
        raise DataError(
            f"choices: the name is not one line of at most {LONGEST_NAME} characters",
            "long_name",
            most=LONGEST_NAME,
        )
    return name.strip()


def field_value(name: str, value: Any) -> Any:
    """Return a plain value as the field of `IndexChoices` holds it.

    Raises
    ------
    DataError
        If it is of another type, or a number is out of range.

    Examples
    --------
    >>> field_value("left_out", ["b", "a"])
    ('a', 'b')
    """
    return _READ[name](name, value)


def check_against_tables(choices: IndexChoices, catalogue: Catalogue) -> IndexChoices:
    """Return the choices, if every code in them is known and some weight is left.

    Raises
    ------
    DataError
        If the framework, an indicator, a heading or a city is unknown, the
        year has no figures, all weights under a heading are zero, or the
        normalisation lacks what it refers to.
    """
    definition = framework_tree(catalogue, choices.framework)
    kept = definition.with_weights(choices.weights).without(choices.left_out)
    if not kept.indicators:
        raise DataError("choices: every indicator is left out", "nothing_left")
    years = catalogue.values["year"]
    if not years.min() <= choices.year <= years.max():
        raise DataError(
            f"choices: there are no figures up to {choices.year}", "no_year", year=choices.year
        )
    _check_reference(choices, frozenset(catalogue.cities["city_code"]))
    _check_goalposts(choices, frozenset(catalogue.indicators["indicator"]), kept.indicators)
    return choices


def _check_reference(choices: IndexChoices, cities: frozenset[str]) -> None:
    city = choices.reference_city
    if city is not None and city not in cities:
        raise DataError(
            f"choices: reference_city is unknown: {city[:40]!r}",
            "unknown",
            name="reference_city",
            value=city[:40],
        )
    if choices.normalisation in _NEEDS_CITY and city is None:
        raise DataError(
            f"choices: {choices.normalisation} needs a reference_city",
            "needs_city",
            normalisation=choices.normalisation,
        )


def _check_goalposts(choices: IndexChoices, known: frozenset[str], used: tuple[str, ...]) -> None:
    posts = {code: (low, high) for code, low, high in choices.goalposts}
    unknown = sorted(set(posts) - known)
    if unknown:
        raise DataError(
            f"choices: goalposts of an unknown indicator: {unknown[0][:40]!r}",
            "unknown",
            name="goalposts",
            value=unknown[0][:40],
        )
    for code, (low, high) in posts.items():
        if not low < high:
            raise DataError(
                f"choices: the low goalpost is not below the high one: {code}",
                "goalposts_order",
                code=code,
            )
    missing = [code for code in used if code not in posts]
    if choices.normalisation == "goalposts" and missing:
        codes = ", ".join(missing[:5])
        raise DataError(f"choices: no goalposts for {codes}", "no_goalposts", codes=codes)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise DataError(f"choices: {name} is not text", "not_text", name=name)
    return value


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise DataError(f"choices: {name} is neither on nor off", "not_flag", name=name)
    return value


def _number(least: float, most: float) -> Callable[[str, Any], float]:
    def read(name: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise DataError(f"choices: {name} is not a number", "not_number", name=name)
        # Compared before it becomes a float: a whole number of a file has no upper bound.
        if not least <= value <= most or math.isnan(value):
            raise DataError(
                f"choices: {name} is not between {least:g} and {most:g}",
                "not_between",
                name=name,
                least=f"{least:g}",
                most=f"{most:g}",
            )
        return round(float(value), DECIMALS)

    return read


def _whole(least: int, most: int) -> Callable[[str, Any], int]:
    def read(name: str, value: Any) -> int:
        number = _number(least, most)(name, value)
        if not number.is_integer():
            raise DataError(f"choices: {name} is not a whole number", "not_whole", name=name)
        return int(number)

    return read


def _texts(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise DataError(f"choices: {name} is not a list", "not_list", name=name)
    return tuple(_text(name, item) for item in value)


def _codes(name: str, value: Any) -> tuple[str, ...]:
    return tuple(sorted(set(_texts(name, value))))


def _rules(name: str, value: Any) -> tuple[str, ...]:
    rules = _texts(name, value)
    if len(rules) > _MOST_LEVELS:
        raise DataError(
            f"choices: {name} names more than {_MOST_LEVELS} levels",
            "many_levels",
            name=name,
            most=_MOST_LEVELS,
        )
    return rules


def _rows(count: int, least: float) -> Callable[[str, Any], tuple[tuple[Any, ...], ...]]:
    """Read rows of a code and `count` numbers, sorted by code."""
    number = _number(least, _MOST)

    def read(name: str, value: Any) -> tuple[tuple[Any, ...], ...]:
        rows = {}
        for code, *numbers in value:
            if len(numbers) != count:
                raise DataError(
                    f"choices: {name} has not {count} number(s) for {code[:40]!r}",
                    "not_numbers",
                    name=name,
                    count=count,
                    code=code[:40],
                )
            if code in rows:
                raise DataError(
                    f"choices: {name} gives {code[:40]!r} twice",
                    "twice",
                    name=f"{name}.{code[:40]}",
                )
            rows[code] = (code, *(number(name, each) for each in numbers))
        return tuple(rows[code] for code in sorted(rows))

    return read


_MOST_LEVELS = 5
_READ: dict[str, Callable[[str, Any], Any]] = {
    "framework": _text,
    "year": _whole(1949, 2100),
    "left_out": _codes,
    "minimum_indicator_share": _number(0, 1),
    "imputation": _text,
    "treatment": _flag,
    "reflect": _flag,
    "normalisation": _text,
    "reference_city": _text,
    "goalposts": _rows(2, -_MOST),
    "weighting": _text,
    "weights": _rows(1, 0),
    "aggregation": _rules,
    "power": _number(-10, 10),
    "gaps": _text,
    "minimum_weight_share": _number(0, 1),
    "minimum_headings": _whole(1, 20),
}
