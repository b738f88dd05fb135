"""What is compared: the units' figures side by side, and how sure their differences are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from pandas import DataFrame, Series

from scoring.doubt.differences import best_of, clearly_best, interval_in_draws
from scoring.index.chain import IndexResult
from ui.address.view import View
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.kept import CITY, kind_of
from ui.figures import kept
from ui.figures.cells import cell
from ui.page.median_rank import Drawn, drawn
from ui.words.texts import Words


@dataclass(frozen=True)
class Coverage:
    """On how many of a region's units its score rests, and on which share of its residents."""

    known: int
    of: int
    share: float

    @property
    def whole(self) -> bool:
        """Whether every unit of the region has a score."""
        return self.known == self.of


@dataclass(frozen=True)
class Compared:
    """Units side by side.

    Attributes
    ----------
    units : codes as in `View.compare`
    names : unit → name in the reader's language, no two alike
    values : units × codes (index, dimensions, indicators), NaN where unknown
    directions : +1 or −1 for each code
    intervals : code → unit → 5–95 % of its rank among all cities; none for regions, and of
        the index none until its ranks are drawn
    places : city → where the draws of the index have it; empty until they are made
    result : IndexResult
    coverage : province or cluster → on whom its score rests
    """

    units: tuple[str, ...]
    names: dict[str, str]
    values: DataFrame
    directions: Series
    intervals: dict[str, dict[str, tuple[int, int] | None]]
    places: dict[str, Drawn]
    result: IndexResult
    coverage: dict[str, Coverage]

    @cached_property
    def best(self) -> dict[str, tuple[str, ...]]:
        """Code → the units with its best value."""
        return best_of(self.values, self.directions)

    @property
    def scores(self) -> list[str]:
        """The codes of the index and its dimensions."""
        tree = self.result.definition
        return [tree.root, *(h for h in tree.headings if h in tree.measured)]

    @cached_property
    def printed(self) -> Series:
        """The index of the units that have one, as it is printed."""
        known = self.values[self.result.definition.root].dropna()
        return known.map(lambda score: float(f"{score:.1f}"))

    def row(self, unit: str) -> tuple[float, ...]:
        """Return a unit's index and dimensions, in the order of `scores`."""
        return tuple(float(cell(self.values, unit, code)) for code in self.scores)

    @property
    def all_cities(self) -> bool:
        """Whether every unit is a city, so that ranks have intervals."""
        return all(kind_of(unit)[0] == CITY for unit in self.units)

    def overlapping(self, code: str, unit: str) -> list[str]:
        """Return the other units whose interval of ranks overlaps with that of one."""
        intervals = self.intervals.get(code, {})
        own = intervals.get(unit)
        others = {one: found for one, found in intervals.items() if one != unit and found}
        if own is None:
            return []
        return [one for one, (low, high) in others.items() if own[0] <= high and low <= own[1]]

    def is_clear(self, code: str) -> bool | None:
        """Return whether the best is sure to be best; None where nothing is drawn."""
        intervals = self.intervals.get(code, {})
        if not any(intervals.values()):
            return None
        return self.all_cities and clearly_best(intervals, self.best[code])


def compare(view: View) -> Compared:
    """Return the units of a View side by side."""
    result = kept.scored(view.choices)
    kinds = {unit: kind_of(unit) for unit in view.compare}
    tables = {kind: diagnosis_kept.subjects(view, kind) for kind, _ in kinds.values()}
    cities = diagnosis_kept.subjects(view, CITY).standings
    rows = {
        unit: tables[kind].standings.values.loc[code].reindex(cities.values.columns)
        for unit, (kind, code) in kinds.items()
    }
    intervals = {
        code: {
            unit: interval_in_draws(places, cities.position[bare])
            for unit, (kind, bare) in kinds.items()
            if kind == CITY
        }
        for code, places in cities.drawn.items()
    }
    places = _places(view)
    if (root := result.definition.root) in intervals:
        # Those of the city's page, from the same draws.
        intervals[root] = {
            unit: (places[unit].low, places[unit].high) if unit in places else None
            for unit in intervals[root]
        }
    return Compared(
        units=view.compare,
        names=names_of(view.compare, Words(view.language)),
        values=pd.DataFrame(rows).T.astype(float),
        directions=cities.directions,
        intervals=intervals,
        places=places,
        result=result,
        coverage={
            unit: _coverage(members_of(unit), result)
            for unit, (kind, _) in kinds.items()
            if kind != CITY
        },
    )


def names_of(units: Sequence[str], words: Words) -> dict[str, str]:
    """Return each unit's name; a region with the name of a city beside it says what it is.

    Examples
    --------
    >>> names_of(["310000", "province.310000"], Words("en"))
    {'310000': 'Shanghai', 'province.310000': 'Shanghai (province)'}
    """
    names = {unit: diagnosis_kept.unit_name(*kind_of(unit), words) for unit in units}
    taken = Counter(names.values())
    return {
        unit: full_name(unit, words) if taken[name] > 1 and kind_of(unit)[0] != CITY else name
        for unit, name in names.items()
    }


def full_name(unit: str, words: Words) -> str:
    """Return the name of a unit, and of a region what kind it is."""
    kind, code = kind_of(unit)
    name = diagnosis_kept.unit_name(kind, code, words)
    return name if kind == CITY else words(f"compare.kind_{kind}", name=name)


def _coverage(members: Sequence[str], result: IndexResult) -> Coverage:
    codes = list(members)
    known = result.scores.loc[codes, result.definition.root].notna()
    residents = kept.totals(result.choices.year).residents[codes]
    return Coverage(int(known.sum()), len(codes), float(residents[known].sum() / residents.sum()))


def _places(view: View) -> dict[str, Drawn]:
    found = {unit: drawn(unit, view.choices) for unit in view.compare}
    return {unit: place for unit, place in found.items() if place is not None}


def members_of(unit: str) -> tuple[str, ...]:
    """Return the cities of a unit: itself, or those of a province or cluster."""
    kind, code = kind_of(unit)
    return (code,) if kind == CITY else diagnosis_kept.members(kind)[code]


def lessons(found: Compared, unit: str, least: float = 0.5, most: int = 4) -> list[tuple[str, str]]:
    """Return (indicator, teacher) where another unit is well ahead, the widest lead first.

    Parameters
    ----------
    least : how far ahead, in standard deviations over all cities
    """
    deviations = found.result.raw.std()
    leads = []
    for code in found.result.definition.indicators:
        column = found.values[code] * float(found.directions[code])
        others = column.drop(unit).dropna()
        deviation = float(deviations[code])
        if others.empty or pd.isna(column[unit]) or not deviation > 0:
            continue
        lead = (float(others.max()) - float(column[unit])) / deviation
        if lead >= least:
            leads.append((lead, code, str(others.idxmax())))
    return [(code, teacher) for _, code, teacher in sorted(leads, reverse=True)[:most]]
