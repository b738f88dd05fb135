"""An office's own figures as one value that never changes: variables, figures, indicators."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from data.errors import DataError
from own.limits import too_many
from own.matching import Level

PREFIX = "own_"
Seen = Literal["me", "group", "all"]
SEEN: tuple[Seen, ...] = ("me", "group", "all")
MOST_VARIABLES = 200
MOST_FIGURES = 200_000
MOST_INDICATORS = 60
LONGEST_NAME = 80
LONGEST_TEXT = 300
WIDEST = 1e15


@dataclass(frozen=True)
class OwnVariable:
    """What a column of figures means.

    Attributes
    ----------
    code : "own_…" for a new one, the code of a published variable where it is that one
    name_zh, name_en : how it is called
    unit : as `data/units.csv` writes it where it is there
    direction : 1, more is better; -1, less is better
    dimension : the heading of the framework it speaks to, "" for none
    source, licence : who counted, and what may be done with it
    seen_by : "me", "group" or "all"
    least, most : what a figure of it can be
    """

    code: str
    name_zh: str
    name_en: str
    unit: str
    direction: int = 1
    dimension: str = ""
    source: str = ""
    licence: str = ""
    seen_by: Seen = "me"
    least: float = -WIDEST
    most: float = WIDEST

    @property
    def is_new(self) -> bool:
        """Whether it is none of the published variables."""
        return self.code.startswith(PREFIX)


class OwnFigure(NamedTuple):
    """One figure.

    Attributes
    ----------
    margin : half the width of its interval where it comes from a sample, else 0
    sample : how many answered, 0 where nobody was asked
    reason : why it stands in place of a published one, "" where it does not
    """

    unit: str
    variable: str
    year: int
    value: float
    margin: float = 0.0
    sample: int = 0
    reason: str = ""


@dataclass(frozen=True)
class OwnIndicator:
    """An indicator made of own and published variables: numerator ÷ denominator × scale.

    Attributes
    ----------
    code : "own_…"
    heading : of the framework, under which it counts
    denominator : "" where the numerator is the indicator
    """

    code: str
    heading: str
    name_zh: str
    name_en: str
    unit: str
    numerator: str
    denominator: str = ""
    scale: float = 1.0
    direction: int = 1
    weight: float = 1.0


@dataclass(frozen=True)
class OwnSet:
    """Everything that an office keeps beside the published tables.

    Attributes
    ----------
    name : as its owner calls it
    level : of its units; `city` is the unit that own districts lie in
    seal : drawn by chance, so that nobody who guesses the figures can tell by the digest in
        an address that they are right; "" in a set that was put together elsewhere
    """

    name: str = ""
    level: Level = "prefecture"
    city: str = ""
    variables: tuple[OwnVariable, ...] = ()
    figures: tuple[OwnFigure, ...] = field(default=(), repr=False)
    indicators: tuple[OwnIndicator, ...] = ()
    seal: str = ""

    def __post_init__(self) -> None:
        # One order, so that equal sets are equal whoever put them together.
        object.__setattr__(self, "figures", tuple(sorted(self.figures)))
        check_set(self)

    @cached_property
    def by_code(self) -> dict[str, OwnVariable]:
        """Each variable under its code."""
        return {variable.code: variable for variable in self.variables}

    @property
    def corrections(self) -> tuple[OwnFigure, ...]:
        """The figures that stand in place of published ones."""
        return tuple(figure for figure in self.figures if figure.reason)

    def years(self, variable: str) -> list[int]:
        """Return the years in which a variable has figures."""
        return sorted({figure.year for figure in self.figures if figure.variable == variable})


def code_for(name_en: str, name_zh: str, taken: Iterable[str] = ()) -> str:
    """Return the code of a new variable or indicator, made of its name.

    Examples
    --------
    >>> code_for("Requests settled in time (%)", "", {"own_requests_settled_in_time"})
    'own_requests_settled_in_time_2'
    """
    words = re.sub(r"[^a-z0-9]+", "_", name_en.casefold()).strip("_")[:40].strip("_")
    start = PREFIX + (words or hashlib.sha256(name_zh.encode()).hexdigest()[:8])
    known, code, count = set(taken), start, 1
    while code in known:
        count += 1
        code = f"{start}_{count}"
    return code


def check_set(own: OwnSet) -> None:
    """Raise a DataError where a set is larger than allowed, or names what it does not have."""
    for key, found, most in (
        ("own_set_variables", own.variables, MOST_VARIABLES),
        ("own_set_figures", own.figures, MOST_FIGURES),
        ("own_set_indicators", own.indicators, MOST_INDICATORS),
    ):
        if len(found) > most:
            raise too_many(key, most)
    codes = [variable.code for variable in own.variables]
    codes += [indicator.code for indicator in own.indicators]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise DataError(f"own codes stand twice: {sorted(twice)}", "twice", name=min(twice))
    known = set(own.by_code)
    if strange := {figure.variable for figure in own.figures} - known:
        name = min(strange)
        raise DataError(f"no own variable {name}", "unknown", name="variable", value=name)
    for indicator in own.indicators:
        if not indicator.code.startswith(PREFIX):
            raise DataError("an own indicator has no own code", "not_text", name=indicator.code)
    keys = {(figure.unit, figure.variable, figure.year) for figure in own.figures}
    if len(keys) < len(own.figures):
        raise DataError("an own set has two figures of one unit, variable and year", "own_doubled")
