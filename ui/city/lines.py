"""Every indicator of a city as a line: value, year, place, source, and what to doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.lists import YES_NO, terms_of
from exports.content import Cell, Table
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.doubt import kept as doubt_kept
from ui.figures.measured import Measured
from ui.figures.names import measure_name, way_name
from ui.figures.value_text import gap_text, value_text
from ui.over_time import kept as years_kept
from ui.over_time.course import LEAST_FIGURES, Course, course_of
from ui.over_time.places import Places
from ui.page.caveats import caveat_of
from ui.page.sources import cite
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Language, Words

# A year, and the places in it and in the year of the figure.
Moved = tuple[int, Places]
# From when places are counted, if figures allow.
SINCE = 2015


@dataclass(frozen=True)
class Line:
    """One indicator of one city, in the reader's language.

    Attributes
    ----------
    heading : name of the dimension it belongs to, and of the part of it where it has parts
    measured : the indicator over all units
    value : NaN where there is none
    shown : the value with its unit, or "no data"
    years : of the figure, and of what it is divided by where that is another
    rank : 1 is best; None without a value, and for yes or no, which ranks nobody
    place : the rank among how many; of yes or no, how many units have it
    note : what its source warns of
    why : the reason of a gap
    sources : codes of sources.csv
    course : its figures over the years, at least three of them; None where there are fewer
    caveat, heading_caveat : what its name, or that of its dimension, does not say
    since : the places gained since the first comparable year, in words; "" without one
    moved : that year and the places in both; None without one
    """

    name: str
    heading: str
    measured: Measured
    value: float
    shown: str
    years: str
    rank: int | None
    place: str
    note: str
    why: str
    sources: tuple[str, ...]
    course: Course | None
    since: str
    moved: Moved | None = None
    caveat: str = ""
    heading_caveat: str = ""


def lines_of(view: View) -> tuple[Line, ...]:
    """Return every indicator of the city in focus, dimension by dimension."""
    definition = kept.scored(view.choices).definition
    year = kept.scored(view.choices).choices.year
    return tuple(
        _line(code, way, view, year)
        for way, codes in definition.by_heading.items()
        for code in codes
    )


def of_the_province(view: View) -> tuple[Line, ...]:
    """Return what whole provinces have or lack and the index therefore leaves out: context."""
    year = kept.scored(view.choices).choices.year
    return tuple(
        _line(code, (), view, year)
        for code in doubt_kept.of_the_province(year)
        if code not in kept.framework_tree(view.choices.framework).indicators
    )


def _line(code: str, way: tuple[str, ...], view: View, year: int) -> Line:
    words, city, catalogue = Words(view.language), str(view.city), kept.catalogue()
    measured, table = kept.measure(f"indicator.{code}", year), kept.indicators(year)
    known = city not in measured.gaps.index
    yes_no = measured.unit == YES_NO
    course = _course(code, city, year)
    sources = str(cell(table.source, city, code)).split("; ")
    moved = _moved(code, city, course, _one_year(code, city, year)) if course else None
    return Line(
        name=measure_name(measured.measure, catalogue, words),
        heading=way_name(way, catalogue, words) if way else words("city.of_the_province"),
        measured=measured,
        value=float(measured.values[city]),
        shown=value_text(measured, city, words),
        years=_years(code, city, year) if known else "–",
        rank=int(measured.ranks[city]) if known and not yes_no else None,
        place=_place(measured, city, words) if known else "–",
        note=note_text(cell(table.note, city, code), words) if known else "",
        why="" if known else gap_text(measured, city, words),
        sources=tuple(filter(None, sources)) if known else (),
        course=course,
        since=_since(moved, words),
        moved=moved,
        caveat=caveat_of(measured.measure, catalogue, words),
        heading_caveat=caveat_of(f"dimension.{way[0]}", catalogue, words) if way else "",
    )


def _course(code: str, city: str, year: int) -> Course | None:
    """The figures up to the year of the index, so that none stands beside its value unasked."""
    if f"indicator.{code}" not in years_kept.measures():
        return None
    course = course_of(years_kept.history_of(f"indicator.{code}"), city, 0, year)
    return course if len(course.known) >= LEAST_FIGURES else None


def _one_year(code: str, city: str, year: int) -> int | None:
    """The year of the value shown, where all that is behind it is of that year."""
    figures = kept.indicators(year)
    own, divisor = cell(figures.year, city, code), cell(figures.denominator_year, city, code)
    if own is pd.NA or (divisor is not pd.NA and divisor != own):
        return None
    return int(own)


def _moved(code: str, city: str, course: Course, end: int | None) -> Moved | None:
    """Places since 2015, or since the first year after it to which the value compares."""
    start = None if end not in course.known else course.first_since(SINCE, int(end))
    if start is None or end is None:
        return None
    found = years_kept.places(f"indicator.{code}", city, start, end)
    return None if found is None else (start, found)


def _since(moved: Moved | None, words: Words) -> str:
    if moved is None:
        return ""
    since, found = moved
    places = numbers.signed(found.gained, "places", words)
    return words("over_time.since", since=since, places=places, of=found.of)


def _place(measured: Measured, city: str, words: Words) -> str:
    known = measured.known
    if measured.unit == YES_NO:
        return words("city.have_it", n=int(known.sum()), of=len(known))
    return numbers.rank(int(measured.ranks[city]), int(measured.ranks.count()), words)


def _years(code: str, city: str, year: int) -> str:
    figures = kept.indicators(year)
    own, divisor = cell(figures.year, city, code), cell(figures.denominator_year, city, code)
    joined = _joined(code, city, year)
    if joined:
        return str(joined)
    return str(own) if divisor is pd.NA or divisor == own else f"{own} / {divisor}"


def _joined(code: str, city: str, year: int) -> int | None:
    """The year in which the city joined the one programme that an indicator asks for."""
    tables = kept.catalogue()
    row = tables.indicators.set_index("indicator").loc[code]
    terms = terms_of(str(row["numerator"]))
    if row["unit"] != YES_NO or not terms:
        return None
    pilots = tables.pilots
    named = pilots["group"].isin(terms) | pilots["programme"].isin(terms)
    mine = pilots[named & (pilots["city_code"] == city)]
    years = mine["year"][mine["year"] <= year]
    return None if years.empty else int(years.min())


def line_table(lines: Sequence[Line], title: str, words: Words) -> Table:
    """Return the lines as a table in full precision."""
    heads = (
        *("city.column_dimension", "common.column_indicator", "common.column_value"),
        *("common.unit", "common.column_year", "common.column_rank", "city.column_place"),
        *("city.column_of", "over_time.column_since", "over_time.column_since"),
        *("over_time.column_from", "over_time.column_compared"),
        *("common.column_note", "common.column_source"),
    )
    rows = tuple(
        (
            line.heading,
            line.name,
            None if line.why else line.value,
            numbers.unit_name(line.measured.unit, words),
            int(line.years) if line.years.isdecimal() else line.years,
            line.rank,
            line.place,
            None if line.rank is None else int(line.measured.ranks.count()),
            line.since,
            *_moved_cells(line.moved),
            line.note or line.why,
            cite(line.sources, words),
        )
        for line in lines
    )
    whole = Table(title, tuple(map(words, heads)), rows)
    return whole.parted((*range(7), 8, 12, 13), (*range(6), 7, 9, 10, 11, 12, 13))


def _moved_cells(moved: Moved | None) -> tuple[Cell, ...]:
    """Places gained, since when, among how many."""
    return (None,) * 3 if moved is None else (moved[1].gained, moved[0], moved[1].of)


def notes_of(lines: Sequence[Line], language: Language) -> tuple[str, ...]:
    """Return what the sources themselves doubt, one sentence each."""
    words = Words(language)
    return tuple(
        words("city.note_line", name=line.name, value=line.shown, note=line.note)
        for line in lines
        if line.note
    )


def sources_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the sources of the lines in the order in which they are first used."""
    return tuple(dict.fromkeys(source for line in lines for source in line.sources))
