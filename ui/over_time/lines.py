"""Courses side by side as a chart, as a table and in notes: the same figures in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pandas import DataFrame, concat

from data.series import Break
from exports.charts.curves import Curve, Curves
from exports.charts.parts import Reference
from exports.charts.scale import Axis
from exports.content import Cell, Table
from ui.figures.charted import decimals
from ui.figures.history import NOT_DIFFERENCED, History
from ui.over_time.course import Course
from ui.page.sources import cite
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words


@dataclass(frozen=True)
class Line:
    """One course among others.

    Attributes
    ----------
    name : whose
    units : those whose figures it is made of
    role : its colour
    dashed : drawn broken, since it is what the others are read against
    """

    name: str
    course: Course
    units: tuple[str, ...]
    role: str
    dashed: bool = False

    @property
    def alone(self) -> bool:
        """Whether it is of one unit, whose own notes are told."""
        return not self.course.counts


@dataclass(frozen=True)
class Lines:
    """Courses of one measure.

    Attributes
    ----------
    measure, unit : its name, and its unit as in the tables
    base : the year that counts as 100; 0 where figures are shown in the measure's unit
    """

    measure: str
    unit: str
    history: History
    lines: tuple[Line, ...]
    base: int = 0

    def shown(self, line: Line) -> Course:
        """Return a course as it is drawn."""
        return line.course.indexed(self.base) if self.base else line.course

    def behind(self, units: Sequence[str]) -> DataFrame:
        """Return the published figures of some units that the measure is made of."""
        return self._published[self._published["city_code"].isin(units)]

    @cached_property
    def _published(self) -> DataFrame:
        """Those of every unit, in the order of their table."""
        parts = set(self.history.parts)  # one may stand behind several indicators
        rows = concat([self.history.catalogue.rows_of(part) for part in parts])
        return rows.sort_index().dropna(subset="value")

    @property
    def drawn(self) -> tuple[Line, ...]:
        """The lines that have figures to be drawn."""
        return tuple(line for line in self.lines if self.shown(line).known)


def chart(said: Lines, title: str, words: Words) -> Curves:
    """Return the lines over the years, the first over the others, with their breaks."""
    figures = [v for line in said.drawn for v in said.shown(line).known.values()]
    return Curves(
        title=title,
        curves=tuple(_curve(line, said.shown(line)) for line in said.drawn),
        x_axis=Axis(decimals=0, grouped=False),
        y_axis=_axis(said, figures, words),
        dotted=True,
        breaks=tuple(_marks(said, words)),
        language=words.language,
    )


def _curve(line: Line, course: Course) -> Curve:
    x, y = zip(*course.points(), strict=True)
    return Curve(line.name, x, y, line.role, dashed=line.dashed)


def _axis(said: Lines, figures: Sequence[float], words: Words) -> Axis:
    if said.base:
        return Axis(words("over_time.axis_index", since=said.base))
    if said.unit == "%":
        return Axis(said.measure, unit="%")
    largest = max(map(abs, figures), default=0.0)
    decimals = 0 if largest >= 100 else 1 if largest >= 10 else 2
    unit = numbers.unit_name(said.unit, words)
    return Axis(words.manner.pause.join(filter(None, (said.measure, unit))), decimals)


def _marks(said: Lines, words: Words) -> list[Reference]:
    """One mark for each year with a break, however many lines it is in."""
    kinds: dict[int, dict[str, str]] = {}
    for line in said.drawn:
        for one in said.shown(line).breaks:
            if _within(one.year, said.shown(line)):
                kinds.setdefault(one.year, {})[line.name] = one.kind
    return [
        Reference(_mark(year, lines, said, words), year - 0.5)
        for year, lines in sorted(kinds.items())
    ]


def _mark(year: int, lines: dict[str, str], said: Lines, words: Words) -> str:
    """What happened in a year, and to whom where it was one of several."""
    name, kind = next(iter(lines.items()))
    told = words(f"over_time.break_{kind}", year=year)
    return words("over_time.gap_of", name=told, years=name) if _apart(lines, said) else told


def _apart(lines: dict[str, str], said: Lines) -> bool:
    return len(lines) == 1 < len(said.drawn)


def _within(year: int, course: Course) -> bool:
    """Whether figures that are drawn lie on both sides of a break."""
    return bool(course.known) and min(course.known) < year <= max(course.known)


def notes(said: Lines, words: Words) -> tuple[str, ...]:
    """Return where lines stop and why, and the years in which a unit has no figure."""
    stops: dict[tuple[int, str], list[str]] = {}
    for line in said.drawn:
        for one in said.shown(line).breaks:
            if _within(one.year, said.shown(line)):
                stops.setdefault((one.year, _why(one, words)), []).append(line.name)
    told = [
        words("over_time.break_note", names=_whose(names, said, words), year=year, why=why)
        for (year, why), names in sorted(stops.items())
    ]
    gaps = [
        words("over_time.gap_of", name=line.name, years=missing)
        for line in said.drawn
        if (missing := _missing(said.shown(line), words))
    ]
    return (
        *told,
        *_prices(said, words),
        *([words("over_time.gap_note", gaps=words.list(gaps))] * bool(gaps)),
    )


def _prices(said: Lines, words: Words) -> tuple[str, ...]:
    """What lies between two amounts of money besides growth."""
    if not NOT_DIFFERENCED.isdisjoint(said.history.parts):
        years = [year for line in said.drawn for year in said.shown(line).known]
        revised = bool(years) and said.history.revised(min(years), max(years))
        return (words("over_time.not_growth"), *[words("reading.gdp_revised")] * revised)
    return (words("reading.note_prices"),) if said.unit.startswith("CNY") else ()


def _whose(names: list[str], said: Lines, words: Words) -> str:
    whole = len(names) == len(said.drawn) > 1
    return words("over_time.every_line") if whole else words.list(names)


def _why(one: Break, words: Words) -> str:
    return one.told.get(words.language) or words("over_time.break_inside")


def _missing(course: Course, words: Words) -> str:
    """The years without a figure between the first and the last, in words."""
    known = course.known
    years = [year for year in course.years if min(known) < year < max(known) and year not in known]
    return words.list(list(map(str, years)))


def years_text(years: Sequence[int], words: Words) -> str:
    """Return a year, or the first and the last of several."""
    if len(years) == 1:
        return words("over_time.one_year", year=years[0])
    return words("over_time.years", since=years[0], year=years[-1])


def table(said: Lines, title: str, words: Words) -> Table:
    """Return every figure that is drawn with its source; of one unit also what is noted of it."""
    rows = [row for line in said.drawn for row in _rows(said, line, words)]
    unit = numbers.unit_name(said.unit, words)
    value = words("common.column_value")
    heads = (
        words("over_time.year"),
        words("over_time.column_who"),
        f"{value} [{unit}]" if unit else value,
        *([words("over_time.column_index", since=said.base)] * bool(said.base)),
        words("over_time.column_units"),
        words("common.column_note"),
        words("common.column_source"),
    )
    shown = decimals([float(str(row[2])) for row in rows], said.unit)
    digits = (None, None, shown, *((1,) * bool(said.base)), None, None, None)
    return Table(title, heads, tuple(rows), digits)


def _rows(said: Lines, line: Line, words: Words) -> list[tuple[Cell, ...]]:
    index = said.shown(line).known
    behind = dict(list(said.behind(line.units).groupby("year")))
    counts = dict(zip(line.course.years, line.course.counts, strict=False))
    own = {year: line.course.known[year] for year in index}
    return [
        (
            year,
            line.name,
            value,
            *([index[year]] * bool(said.base)),
            counts.get(year, 1),
            _noted(behind[year], words) if line.alone else "",
            cite(behind[year]["source"].value_counts().index, words),
        )
        for year, value in own.items()
    ]


def _noted(rows: DataFrame, words: Words) -> str:
    said = [note_text(note, words) for note in dict.fromkeys(rows["note"].dropna())]
    return words.manner.semicolon.join(filter(None, said))


def sources(said: Lines) -> tuple[str, ...]:
    """Return the codes of sources.csv of all figures that are drawn, the most used first."""
    units = {unit for line in said.drawn for unit in line.units}
    years = {year for line in said.drawn for year in said.shown(line).known}
    behind = said.behind(tuple(units))
    return tuple(map(str, behind.loc[behind["year"].isin(years), "source"].value_counts().index))
