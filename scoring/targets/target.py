"""Official targets as values: of which measure, how high, and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import pandas as pd

from data.catalogue import Catalogue
from data.languages import LANGUAGES

Comparator = Literal["at_most", "at_least"]
LIMIT, GUIDELINE, OWN = "standard limit", "international guideline", "own"
# What a note begins with that says how exactly the document gives the figure.
_QUALIFIERS = {"about_national": "about", "lower_end": "from", "national_mean_nearly": "nearly"}
_OF_ITS_YEAR = "of_its_year"
# Of the measures there are; a screen asks for the same one ten times.
_KEPT = 256


@dataclass(frozen=True)
class Target:
    """One target, limit or guideline.

    Attributes
    ----------
    code : its key in targets.csv; "own" for one that a reader set
    value : in the unit of the measure it is a target of
    year : by which it is to be reached; 0 where it stands without one
    scope : whom it binds; "nation" and clusters are means, which bind no single unit
    level : what it is: a limit, a guideline, a national or regional target, or the reader's own
    shown : whether it is drawn unasked
    document : that sets it, as targets.csv names it
    note : a code of words.csv, or ""
    """

    code: str
    comparator: Comparator
    value: float
    unit: str
    year: int = 0
    scope: str = "every_city"
    level: str = OWN
    shown: bool = False
    title: Mapping[str, str] = field(default_factory=dict, hash=False)
    document: str = ""
    issued: str = ""
    note: str = ""

    @property
    def qualifier(self) -> str:
        """How exactly the document gives the figure: "about", "nearly", "from" or ""."""
        found = (word for start, word in _QUALIFIERS.items() if self.note.startswith(start))
        return next(found, "")

    @property
    def of_its_year(self) -> bool:
        """Whether only figures of its own year may be compared with it."""
        return _OF_ITS_YEAR in self.note

    @property
    def is_mean(self) -> bool:
        """Whether it is a target of a mean over many units, which no single one can break."""
        return self.scope == "nation" or self.scope.startswith("cluster.")

    def may_judge(self, year: int) -> bool:
        """Return whether figures of a year may be compared with it."""
        return not self.of_its_year or year == self.year


@lru_cache(_KEPT)
def targets_of(measure: str, catalogue: Catalogue) -> tuple[Target, ...]:
    """Return the targets of a measure, in the order of the table; none of a score.

    A variable and the indicator that is nothing but this variable share their
    targets, put into the unit of the measure asked for.
    """
    rows = catalogue.targets
    return tuple(
        _target(row, factor)
        for code, factor in _known_as(measure, catalogue)
        for row in rows[rows["applies_to"] == code].to_dict("records")
    )


def targets_for(measure: str, year: int, catalogue: Catalogue) -> tuple[Target, ...]:
    """Return the targets that figures of a year may be compared with.

    A limit without a year is in force until the next edition is.
    """
    of_all = targets_of(measure, catalogue)
    later = [one.year for one in of_all if one.level == LIMIT and one.year]
    replaced = bool(later) and min(later) <= year
    return tuple(
        one
        for one in of_all
        if one.may_judge(year) and not (one.level == LIMIT and not one.year and replaced)
    )


def _known_as(measure: str, catalogue: Catalogue) -> Iterator[tuple[str, float]]:
    """Yield the codes whose targets are the measure's, and what puts one into its unit."""
    kind, _, code = measure.partition(".")
    if kind not in ("indicator", "variable"):
        return
    yield code, 1.0
    plain = catalogue.indicators[catalogue.indicators["denominator"].isna()]
    for row in plain.to_dict("records"):
        if row["indicator"] == row["numerator"]:
            continue
        if kind == "indicator" and row["indicator"] == code:
            yield str(row["numerator"]), float(row["scale"])
        elif kind == "variable" and row["numerator"] == code:
            yield str(row["indicator"]), 1 / float(row["scale"])


def _target(row: dict[Any, Any], factor: float) -> Target:
    year, note = row["target_year"], row["note"]
    return Target(
        code=str(row["target"]),
        comparator=row["comparator"],
        value=float(row["value"]) * factor,
        unit=str(row["unit"]),
        year=0 if pd.isna(year) else int(year),
        scope=str(row["scope"]),
        level=str(row["level"]),
        shown=bool(row["shown"]),
        title={language: str(row[f"title_{language}"]) for language in LANGUAGES},
        document=str(row["document"]),
        issued=str(row["issued"]),
        note="" if pd.isna(note) else str(note),
    )
