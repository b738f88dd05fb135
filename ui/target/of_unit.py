"""The targets of one unit: which it meets, which it misses, by how much."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pandas import Series

from exports.content import Cell, Table
from scoring.targets.scope import units_of
from scoring.targets.standing import MET, standings
from scoring.targets.target import GUIDELINE, Target
from ui.figures import kept
from ui.figures.names import measure_name
from ui.target import kept as target_kept
from ui.target.distance import distance_of, pace_of, standing_of
from ui.target.words import bound_of, document_of
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words

BINDING, GUIDE, MEAN = GROUPS = ("binding", "guideline", "mean")
# As of the figures of an index: the census of 2020 serves to 2024.
_OLDEST = 4
# Digits that are a figure's own, and not those of reckoning in halves.
_EXACT = 9
_READ = ("group", "of", "figure", "target", "standing", "distance", "pace", "document", "note")
_FILED = ("value", "unit", "year", "bound", "by", "distance")


@dataclass(frozen=True)
class Judged:
    """One figure of a unit beside one target.

    Attributes
    ----------
    measure : as in `View.measure`
    value, year : the latest figure, and its year
    """

    measure: str
    value: float
    year: int
    target: Target

    @property
    def met(self) -> bool:
        """Whether the figure meets the target."""
        return int(standings(Series([self.value]), self.target).iloc[0]) == MET

    @property
    def group(self) -> str:
        """Whether the target binds the unit, is a guideline, or is one of a mean."""
        if self.target.level == GUIDELINE:
            return GUIDE
        return MEAN if self.target.is_mean else BINDING


def judged_of(city: str, year: int) -> tuple[Judged, ...]:
    """Return the latest figures of a unit beside every target that is for it.

    Those that bind it come first, in the order of the table.

    Parameters
    ----------
    year : the latest that figures may be of
    """
    found = [one for measure in _measures() for one in _of_measure(measure, city, year)]
    return tuple(sorted(found, key=lambda one: GROUPS.index(one.group)))


def chief(every: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return what is listed unasked: what is shown on charts, and what is for few units alone."""
    return tuple(
        one for one in every if one.target.shown or one.target.scope not in ("nation", "every_city")
    )


def shown_for(measure: str, year: int, city: str) -> list[Target]:
    """Return the targets that are drawn unasked beside a figure of a unit."""
    catalogue = kept.catalogue()
    return [
        target
        for target in target_kept.known(measure, year)
        if target.shown and city in units_of(target, catalogue)
    ]


def _measures() -> list[str]:
    """The measures that have targets, as the indicators where they are some."""
    catalogue = kept.catalogue()
    indicators = set(catalogue.indicators["indicator"])
    codes = dict.fromkeys(catalogue.targets["applies_to"])
    return [f"{'indicator' if code in indicators else 'variable'}.{code}" for code in codes]


def _of_measure(measure: str, city: str, year: int) -> Iterator[Judged]:
    catalogue, history = kept.catalogue(), kept.history(measure)
    if history is None:
        return
    years, figures = map(int, history.levels.columns), history.levels.loc[city].to_numpy(float)
    own = {
        one: float(value)
        for one, value in zip(years, figures, strict=True)
        if not math.isnan(value)
    }
    latest = max((one for one in own if year - _OLDEST <= one <= year), default=0)
    if not latest:
        return
    for target in target_kept.known(measure, latest):
        if city in units_of(target, catalogue):
            yield Judged(measure, own[latest], latest, target)


def target_table(listed: Sequence[Judged], city: str, words: Words) -> Table:
    """Return figures beside targets, the kind of each target in the first column."""
    rows = tuple(
        (words(f"target.group_{one.group}"), *_row(one, city, words), *_figures(one, words))
        for one in listed
    )
    heads = tuple(words(f"target.column_{head}") for head in (*_READ, *_FILED))
    # In a file the figures stand before and after what the document asks in words.
    filed = (0, 1, 9, 10, 11, 3, 12, 13, 4, 14, 6, 7, 8)
    return Table(words("target.title"), heads, rows).parted(range(len(_READ)), filed)


def _figures(one: Judged, words: Words) -> tuple[Cell, ...]:
    """The figure with its unit and year, what is asked and by when, and how far it is."""
    asked = one.target
    unit = numbers.unit_name(_unit(one.measure), words)
    distance = round(one.value - asked.value, _EXACT)
    return one.value, unit, one.year, asked.value, asked.year or None, distance


def _row(one: Judged, city: str, words: Words) -> tuple[str, ...]:
    unit = _unit(one.measure)
    target = replace(one.target, unit=unit)
    value = numbers.figure(one.value, unit, words)
    return (
        measure_name(one.measure, kept.catalogue(), words),
        f"{value}（{one.year}年）" if words.language == "zh" else f"{value} ({one.year})",
        _goal(target, words),
        standing_of(one.value, target, words),
        distance_of(one.value, target, words),
        _pace(one, city, words),
        _dated(target, words),
        note_text(target.note, words),
    )


def _dated(target: Target, words: Words) -> str:
    """The document and when it was issued, unless its name says so."""
    name = document_of(target, words)
    if target.issued in name:
        return name
    return words("target.document", name=name, issued=target.issued)


def _goal(target: Target, words: Words) -> str:
    bound = bound_of(target, words)
    return words("target.by", value=bound, year=target.year) if target.year else bound


def _pace(one: Judged, city: str, words: Words) -> str:
    """At what pace the target comes closer; of one that is met already, nothing more is said."""
    if one.met and one.target.year > one.year:
        return ""
    told = target_kept.pace(one.measure, one.year, one.target)
    return pace_of(told, city, one.target, words)


def _unit(measure: str) -> str:
    return kept.measure(measure, kept.years_of(measure)[-1]).unit


def summary(every: Sequence[Judged], name: str, words: Words) -> str:
    """Return how many of the limits and targets that bind a unit it meets; "" without any."""
    mine = [one for one in chief(every) if one.group == BINDING]
    if not mine:
        return ""
    met = sum(one.met for one in mine)
    return words("target.summary", city=name, met=met, of=len(mine))
