"""Over the years: one measure of what is compared.

Of a province or a cluster, shares and ratios are means over the residents of the
same units in all years; amounts are sums over all its units, or gaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pandas import Series

from ui.address.view import INDEX, View
from ui.compare.compared import members_of, names_of
from ui.diagnosis.kept import CITY, kind_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import measure_name
from ui.over_time.asked import Asked, asked, common_base
from ui.over_time.course import course_of
from ui.over_time.lines import Line, Lines, chart, notes, sources, table, years_text
from ui.over_time.together import (
    LEAST_PEOPLE,
    Segment,
    is_amount,
    mean_course,
    segments_of,
    sum_course,
)
from ui.words import numbers
from ui.words.texts import Words

_ROLES = ("group1", "group2", "group5", "group4", "group3", "group6")


@dataclass(frozen=True)
class _Region:
    """A province or cluster over the years, and on which of its units its line rests."""

    unit: str
    members: tuple[str, ...]
    segments: tuple[Segment, ...]

    def share(self, part: Segment) -> float:
        """Return which share of the residents lives in the units of a segment."""
        people = _people()[list(self.members)]
        return float(people[list(part.units)].sum() / people.sum())

    def has_line(self, part: Segment) -> bool:
        """Return whether enough residents do."""
        return self.share(part) >= LEAST_PEOPLE


def answer(view: View) -> Answer | None:
    """Return how a measure of what is compared went; None where there are no years."""
    words, what = Words(view.language), asked_of(view)
    if what is None:
        return None
    said = _lines(view, what)
    if not said.drawn:
        return None
    name = said.measure
    span = {"since": what.since, "year": what.year}
    joint = words.manner.dot
    units = joint.join(names_of(view.compare, words).values())
    subject = words("compare.went_subject", units=units, name=name, **span)
    return Answer(
        subject=subject,
        headline=_sentence(said, view, words),
        charts=(chart(said, words("compare.went_title", name=name, **span), words),),
        tables=(table(said, subject, words),),
        notes=(*_without(said, words), *_rests(view, what, words), *notes(said, words)),
        sources=sources(said),
    )


def units_of(view: View) -> tuple[str, ...]:
    """Return the cities of all that is compared."""
    return tuple(dict.fromkeys(code for unit in view.compare for code in members_of(unit)))


def asked_of(view: View) -> Asked | None:
    """Return what a View asks; without a span, from the first year in which all have a line."""
    what = asked(view, units_of(view))
    if what is None or view.since:
        return what
    starts = (replace(what, since=year) for year in what.history.years if year < what.year)
    return next((one for one in starts if _all_have_lines(view, one)), what)


def _all_have_lines(view: View, what: Asked) -> bool:
    return is_amount(what.measure, what.unit) or all(
        region.has_line(region.segments[0]) for region in _of(view, what)
    )


def _of(view: View, what: Asked) -> Iterator[_Region]:
    """The provinces and clusters compared."""
    for unit in view.compare:
        if kind_of(unit)[0] != CITY:
            members = members_of(unit)
            segments = segments_of(what.history, members, what.since, what.year)
            yield _Region(unit, members, segments)


def _people() -> Series:
    return kept.totals(kept.years_of(INDEX)[-1]).residents


def _lines(view: View, what: Asked) -> Lines:
    words, regions = Words(view.language), {one.unit: one for one in _of(view, what)}
    lines = tuple(
        _line(unit, name, role, what, regions)
        for (unit, name), role in zip(names_of(view.compare, words).items(), _ROLES, strict=False)
    )
    name = measure_name(what.measure, kept.catalogue(), words)
    return Lines(name, what.unit, what.history, lines, common_base(lines) if what.indexed else 0)


def _line(unit: str, name: str, role: str, what: Asked, regions: dict[str, _Region]) -> Line:
    region = regions.get(unit)
    if region is None:
        code = kind_of(unit)[1]
        return Line(name, course_of(what.history, code, what.since, what.year), (code,), role)
    if is_amount(what.measure, what.unit):
        course = sum_course(what.history, region.members, what.since, what.year)
        return Line(name, course, region.members, role)
    people = _people()[list(region.members)]
    counted = dict.fromkeys(code for part in region.segments for code in part.units)
    return Line(name, mean_course(what.history, region.segments, people), tuple(counted), role)


def _sentence(said: Lines, view: View, words: Words) -> str:
    """Of each its last comparable figure, and the first that it compares to."""
    sizes = {name: len(members_of(unit)) for unit, name in names_of(view.compare, words).items()}
    parts = []
    for line in said.drawn:
        known, ends = line.course.known, line.course.stretch
        since, year = ends or (0, max(known))
        unit = _resting_on(line, year, sizes[line.name], words)
        told = {"unit": unit, "last": numbers.figure(known[year], said.unit, words)}
        if ends:
            first = numbers.figure(known[since], said.unit, words)
            parts.append(words("compare.went_part", since=since, year=year, first=first, **told))
        else:
            parts.append(words("compare.went_alone", year=year, **told))
    joint = words.manner.semicolon
    return words("compare.went", name=said.measure, parts=joint.join(parts))


def _resting_on(line: Line, year: int, of: int, words: Words) -> str:
    """The name of a line, and of a region on how many of its units that year rests."""
    counts = dict(zip(line.course.years, line.course.counts, strict=False))
    n = counts.get(year, of)
    return line.name if n == of else words("compare.went_basis", name=line.name, n=n, of=of)


def _without(said: Lines, words: Words) -> list[str]:
    """The cities of which there is nothing to draw; of a region, what it rests on says why."""
    names = [line.name for line in said.lines if line.alone and line not in said.drawn]
    return [words("compare.went_none", names=words.list(names))] if names else []


def _rests(view: View, what: Asked, words: Words) -> list[str]:
    """On which of its units the line of each region rests, or why it has none."""
    names = names_of(view.compare, words)
    if is_amount(what.measure, what.unit):
        return [
            words("compare.went_sum", name=names[one.unit], of=len(one.members))
            for one in _of(view, what)
        ]
    return [
        words(
            "compare.went_mean" if one.has_line(part) else "compare.went_few",
            name=names[one.unit],
            n=len(part.units),
            of=len(one.members),
            share=numbers.percent(one.share(part)),
            years=years_text(part.years, words),
        )
        for one in _of(view, what)
        for part in one.segments
    ]
