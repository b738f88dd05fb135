"""How it went: one measure of a city over the years, beside its peers, its province, the nation."""

from __future__ import annotations

from dataclasses import dataclass

from data.languages import MANNERS
from ui.address.view import View
from ui.diagnosis.beside import median_name, members
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.full_name import name_of
from ui.figures.labels import kept as labels_kept
from ui.figures.names import measure_name
from ui.figures.profile import PEER_GROUPS
from ui.over_time import kept as years_kept
from ui.over_time.asked import Asked, asked, common_base
from ui.over_time.course import Course, course_of
from ui.over_time.lines import Line, Lines, chart, notes, sources, table, years_text
from ui.over_time.together import LEAST_OF_A_MEDIAN, Segment, median_course, segments_of
from ui.words import numbers
from ui.words.texts import Words

_ROLES = {"beside": "group1", "province": "group3", "nation": "ink"}


@dataclass(frozen=True)
class Group:
    """Units that a city is set beside: their name, how many there are, who of them is counted."""

    kind: str
    name: str
    of: int
    segments: tuple[Segment, ...]


def answer(view: View) -> Answer | None:
    """Return how a measure of the city in focus went; None where it has no years."""
    words, city = Words(view.language), str(view.city)
    what = asked(view, (city,))
    course = course_of(what.history, city, what.since, what.year) if what else None
    if what is None or course is None or not course.known:
        return None
    groups = _groups(view, what, course)
    said = _lines(view, what, course, groups)
    name = measure_name(what.measure, kept.catalogue(), words)
    span = {"since": course.years[0], "year": course.years[-1]}
    subject = words("city.went_subject", city=name_of(view), name=name, **span)
    title = words("city.went_title", name=name, **span)
    return Answer(
        subject=subject,
        headline=_sentence(view, what, said),
        subline=_counts(groups, words),
        charts=(chart(said, title, words),),
        tables=(table(said, subject, words),),
        notes=notes(said, words),
        sources=sources(said),
    )


def _lines(view: View, what: Asked, course: Course, groups: tuple[Group, ...]) -> Lines:
    words = Words(view.language)
    own = Line(
        str(labels_kept.city_rows()[str(view.city)][f"name_{view.language}"]),
        course,
        (str(view.city),),
        "selected",
    )
    beside = [
        Line(
            one.name,
            median_course(what.history, one.segments),
            tuple(dict.fromkeys(code for part in one.segments for code in part.units)),
            _ROLES[one.kind],
            dashed=True,
        )
        for one in groups
    ]
    lines = (own, *(line for line in beside if line.course.known))
    name = measure_name(what.measure, kept.catalogue(), words)
    return Lines(name, what.unit, what.history, lines, common_base(lines) if what.indexed else 0)


def _groups(view: View, what: Asked, course: Course) -> tuple[Group, ...]:
    """Peers, province and nation; a municipality is a province of its own and not set beside it."""
    words, cities = Words(view.language), kept.catalogue().cities.set_index("city_code")
    row = labels_kept.city_rows()[str(view.city)]
    codes = {
        "beside": members(view),
        "province": cities.index[cities["province_code"] == row["province_code"]],
        "nation": cities.index,
    }
    names = {
        "beside": median_name(view, words),
        "province": words("city.median_of", group=words.pick(row, "province")),
        "nation": words("exports.median_nation"),
    }
    return tuple(
        Group(kind, names[kind], len(units), _segments(what, course, units))
        for kind in PEER_GROUPS
        if len(units := list(codes[kind])) > 1
    )


def _segments(what: Asked, course: Course, members: list[str]) -> tuple[Segment, ...]:
    return segments_of(what.history, members, course.years[0], course.years[-1])


def _sentence(view: View, what: Asked, said: Lines) -> str:
    """The two figures furthest apart that compare, the median over the same years, the places."""
    words, own = Words(view.language), said.lines[0].course
    told = {"city": said.lines[0].name, "name": said.measure}
    if own.stretch is None:
        year, value = list(own.known.items())[-1]
        shown = numbers.figure(value, what.unit, words)
        return words("city.went_alone", year=year, value=shown, **told)
    since, year = own.stretch
    parts = [
        words("city.went", since=since, year=year, **told, **_ends(own, since, year, what, words))
    ]
    parts += [
        words("city.went_beside", group=line.name, **_ends(line.course, since, year, what, words))
        for line in said.lines[1:]
        if {since, year} <= set(line.course.known) and line.course.comparable(since, year)
    ][:1]
    found = years_kept.places(what.measure, str(view.city), since, year)
    if found is not None:
        gained = numbers.signed(found.gained, "places", words)
        placed = {"then": found.then, "now": found.now, "of": found.of}
        parts.append(words("city.went_places", gained=gained, **placed))
    return MANNERS[view.language].between.join(parts)


def _ends(course: Course, since: int, year: int, what: Asked, words: Words) -> dict[str, str]:
    known = course.known
    return {
        "first": numbers.figure(known[since], what.unit, words),
        "last": numbers.figure(known[year], what.unit, words),
    }


def _counts(groups: tuple[Group, ...], words: Words) -> str:
    """Of how many units each median is, segment by segment."""
    said = [
        words(
            "city.went_count",
            name=group.name,
            of=group.of,
            parts=words.list([_count(part, words) for part in group.segments]),
        )
        for group in groups
        if group.segments
    ]
    joint = words.manner.semicolon
    return words("city.went_counts", counts=joint.join(said)) if said else ""


def _count(part: Segment, words: Words) -> str:
    few = len(part.units) < LEAST_OF_A_MEDIAN
    key = "city.went_part_few" if few else "city.went_part"
    return words(key, n=len(part.units), years=years_text(part.years, words))
