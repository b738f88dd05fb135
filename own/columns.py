"""What the figures of a column are: a published variable, or a new one that its owner describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.bounds import limits
from data.catalogue import Catalogue
from own.matching import Level, key
from own.measures import UNSCALED
from own.own_set import LONGEST_NAME, WIDEST, OwnVariable, code_for


@dataclass(frozen=True)
class Described:
    """What a column is.

    Attributes
    ----------
    variable : what its figures mean
    factor : a written figure times this is in the variable's unit
    year : of the figures, 0 where the heading or a cell says it
    reason : why its figures stand in place of published ones, "" where they may not
    """

    variable: OwnVariable
    factor: float = 1.0
    year: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Proposal:
    """What a column looks like, and whether that is certain enough not to be asked."""

    described: Described
    certain: bool


@dataclass(frozen=True)
class Known:
    """The published variables by all their names, and the bounds of figures by unit."""

    variables: dict[str, OwnVariable]
    bounds: dict[str, tuple[float, float]]

    def propose(self, name: str, unit: str, factor: float) -> Proposal:
        """Return what a column of this name and declared unit looks like."""
        published = self.variables.get(key(name))
        if published is None:
            return Proposal(Described(self.new(name, unit), factor), certain=False)
        if unit == published.unit or (not unit and published.unit in UNSCALED):
            return Proposal(Described(published, factor if unit else 1.0), certain=True)
        return Proposal(Described(published), certain=False)

    def new(self, name: str, unit: str) -> OwnVariable:
        """Return a new variable of this name, everything else as it is without a word of it."""
        short = name[:LONGEST_NAME]
        least, most = self.bounds.get(unit, (-WIDEST, WIDEST))
        return OwnVariable(code_for(short, short), short, short, unit, least=least, most=most)


@lru_cache(8)
def known_columns(catalogue: Catalogue, level: Level) -> Known:
    """Return what columns can be matched with: of units of another level, nothing published."""
    variables: dict[str, OwnVariable] = {}
    for one in _published(catalogue) if level == "prefecture" else ():
        variables |= {key(name): one for name in (one.code, one.name_zh, one.name_en)}
    of_unit = catalogue.units[catalogue.units["variable"].isna()]
    sides = (of_unit[column].tolist() for column in ("unit", "least", "most"))
    # A published unit's bounds are those of cities; what is counted otherwise has only its sign.
    bounds = {
        unit: (least, most) if unit in {"%", "0/1"} else (min(0.0, least), WIDEST)
        for unit, least, most in zip(*sides, strict=True)
    }
    return Known(variables, bounds)


def _published(catalogue: Catalogue) -> Iterator[OwnVariable]:
    table, bounds = catalogue.variables, limits(catalogue.variables, catalogue.units)
    columns = ("variable", "name_zh", "name_en", "unit")
    for code, zh, en, unit in zip(*(table[name].tolist() for name in columns), strict=True):
        least, most = bounds.loc[code].tolist()
        yield OwnVariable(code, zh, en, unit, least=least, most=most)
