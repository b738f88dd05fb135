"""A table that somebody brings: figures where it is clear, questions where it is not, and rejects.

Nothing is guessed. What a cell cannot be is rejected with its line, its column
and the reason, and the rest stands; what may be several things is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pandas import DataFrame

from data.catalogue import Catalogue
from own.columns import Described, Known, known_columns
from own.form import Form, find_form
from own.grid import Grid
from own.limits import too_many
from own.matching import Candidate, Match, Places, places_of
from own.measures import read_unit
from own.numbers import NoNumber, read_number, read_year
from own.own_set import MOST_FIGURES, MOST_VARIABLES, PREFIX, OwnFigure, OwnVariable
from own.personal import refuse_personal

Asked = Literal["unit", "column", "year", "reason"]
# Of so many rejected cells and rows in question the place is told; of all, the number.
MOST_REJECTED, MOST_ROWS_TOLD = 1_000, 5
# No year of an office's figures lies further ahead than a plan's first one.
LATEST = 2035


@dataclass(frozen=True)
class Answers:
    """What the owner of a table has answered and mended.

    Attributes
    ----------
    units : a name as the table writes it → the unit it is, "" to leave its rows out
    columns : a column's name → what it is, None to leave it out
    cells : (row, column), from 0 → what should stand there
    year : of the figures whose heading and row say none, 0 for unknown
    reasons : a published variable → why own figures stand in place of published ones
    """

    units: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Described | None] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    year: int = 0
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What has to be answered before these figures can be taken.

    Attributes
    ----------
    kind : "unit", "column", "year" or "reason"
    about : the name of the unit or the column, as the table writes it
    rows : where it stands first, from 0
    count : of the cells or rows that wait for the answer
    candidates : the units it may be
    proposal : what the column looks like
    """

    kind: Asked
    about: str
    rows: tuple[int, ...] = ()
    count: int = 0
    candidates: tuple[Candidate, ...] = ()
    proposal: Described | None = None


@dataclass(frozen=True)
class Rejected:
    """A cell that is not taken, from 0, and why, as the key of a text and what it names."""

    row: int
    column: int
    cell: str
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Brought:
    """What a table turned out to hold.

    Attributes
    ----------
    form : how it lies
    variables, figures : what can be taken
    rejected : the first cells that cannot, with reasons
    rejects : how many there are
    questions : what to ask its owner
    gaps : how many cells say that there is no figure
    same : how many figures are the published ones
    """

    form: Form
    variables: tuple[OwnVariable, ...]
    figures: tuple[OwnFigure, ...]
    rejected: tuple[Rejected, ...]
    rejects: int
    questions: tuple[Question, ...]
    gaps: int
    same: int


@dataclass(frozen=True)
class _Cell:
    """One cell that should hold a figure, with what it is a figure of."""

    row: int
    column: int
    unit: str
    name: str
    year: int
    measure: str = ""


def bring(
    grid: Grid, catalogue: Catalogue, places: Places | None = None, answers: Answers | None = None
) -> Brought:
    """Return what a table holds.

    Parameters
    ----------
    places : the units of its level, the prefecture-level ones if not given

    Raises
    ------
    DataError
        If it has no column of units or of figures, holds personal data, or
        more variables or figures than a set can have.
    """
    answers = answers or Answers()
    places = places or places_of(catalogue, "prefecture")
    grid = _mended(grid, answers.cells)
    form = find_form(grid, places)
    refuse_personal(grid, form.first, skipped=frozenset({form.units, form.beside, form.around}))
    return _Reading(grid, form, places, known_columns(catalogue, places.level), answers).brought(
        catalogue
    )


def _mended(grid: Grid, cells: Mapping[tuple[int, int], str]) -> Grid:
    if not cells:
        return grid
    rows = [list(row) for row in grid.rows]
    for (row, column), text in cells.items():
        if 0 <= row < len(rows) and 0 <= column < grid.width:
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = text.strip()
    return replace(grid, rows=tuple(map(tuple, rows)))


class _Reading:
    """One table while it is read, with what has been found so far."""

    def __init__(
        self, grid: Grid, form: Form, places: Places, known: Known, answers: Answers
    ) -> None:
        self.grid, self.form, self.places, self.known = grid, form, places, known
        self.answers = answers
        self.rejected: list[Rejected] = []
        self.asked: dict[tuple[str, str], Question] = {}
        self.waiting = Counter[tuple[str, str]]()
        self.described: dict[tuple[str, str], Described | None] = {}
        self.found: dict[str, Match] = {}
        self.measures: dict[str, tuple[str, float]] = {}
        self.gaps = self.rejects = 0

    def brought(self, catalogue: Catalogue) -> Brought:
        figures = self._single(list(self._figures()))
        figures, same = self._beside_published(figures, catalogue.values)
        used = {figure.variable for figure, _, _ in figures}
        kept = {one.variable.code: one.variable for one in self.described.values() if one}
        if len(used) > MOST_VARIABLES:
            raise too_many("own_set_variables", MOST_VARIABLES)
        if len(figures) > MOST_FIGURES:
            raise too_many("own_set_figures", MOST_FIGURES)
        return Brought(
            self.form,
            tuple(variable for code, variable in kept.items() if code in used),
            tuple(figure for figure, _, _ in figures),
            tuple(sorted(self.rejected, key=lambda one: (one.row, one.column))),
            self.rejects,
            tuple(replace(one, count=self.waiting[key]) for key, one in self.asked.items()),
            self.gaps,
            same,
        )

    def _figures(self) -> Iterator[tuple[OwnFigure, int, int]]:
        for cell in self._cells():
            text = self.grid.at(cell.row, cell.column)
            if not text:
                self.gaps += 1
                continue
            described = self._what(cell)
            year = cell.year or self.answers.year or (described.year if described else 0)
            if described is None:
                continue
            value = self._value(text, cell, described)
            if value is None:
                continue
            if not year:
                self._ask(Question("year", "", (cell.row,)))
            elif year > LATEST:
                self._reject(cell.row, cell.column, "year_ahead", year=year)
            else:
                code = described.variable.code
                reason = described.reason or self.answers.reasons.get(code, "")
                figure = OwnFigure(cell.unit, code, year, value, reason=reason)
                yield figure, cell.row, cell.column

    def _cells(self) -> Iterator[_Cell]:
        form = self.form
        for row in range(form.first, len(self.grid.rows)):
            if not any(self.grid.rows[row]):
                continue
            unit = self._unit(row)
            if not unit:
                continue
            year = self._year(row)
            if year is None:
                continue
            if form.kind == "long":
                name = self.grid.at(row, form.variable)
                measure = self.grid.at(row, form.measure) if form.measure >= 0 else ""
                yield _Cell(row, form.value, unit, name, year, measure)
            else:
                for column, heading in form.headings.items():
                    yield _Cell(row, column, unit, heading.name, heading.year or year)

    def _year(self, row: int) -> int | None:
        """The year that a row names, what the title says where there is none; None is a reject."""
        if self.form.year < 0:
            return self.form.told.year
        text = self.grid.at(row, self.form.year)
        year = read_year(text)
        if year is None:
            self._reject(row, self.form.year, "no_year_here")
        return year

    def _unit(self, row: int) -> str:
        """The unit that a row is of, "" where it is rejected or has to be asked about."""
        text = self.grid.at(row, self.form.units)
        if not text:
            self._reject(row, self.form.units, "unit_missing")
            return ""
        if text in self.answers.units:
            return self.answers.units[text]
        around = self.grid.at(row, self.form.around) if self.form.around >= 0 else ""
        found = self._match(text, around)
        if found.why == "ask":
            self._ask(Question("unit", text, (row,), candidates=found.candidates))
        elif not found.code:
            self._reject(row, self.form.units, found.why)
        elif self._contradicted(row, found.code, around):
            self._reject(row, self.form.beside, "name_and_code_differ")
            return ""
        return found.code

    def _contradicted(self, row: int, code: str, around: str) -> bool:
        """Whether the other column that names the unit names another one."""
        if self.form.beside < 0 or not (text := self.grid.at(row, self.form.beside)):
            return False
        other = self._match(text, around)
        named = {one.code for one in other.candidates if not one.inside} | {other.code}
        return code not in named

    def _match(self, text: str, around: str) -> Match:
        key = f"{text}\n{around}"
        if key not in self.found:
            self.found[key] = self.places.match(text, around)
        return self.found[key]

    def _what(self, cell: _Cell) -> Described | None:
        key = (cell.name, cell.measure)
        if key not in self.described:
            self.described[key] = self._describe(cell)
        if self.described[key] is None and ("column", cell.name) in self.asked:
            self._ask(Question("column", cell.name, (cell.row,)))
        elif self.described[key] is None and self.answers.columns.get(cell.name):
            self._reject(cell.row, cell.column, "other_measure")
        return self.described[key]

    def _describe(self, cell: _Cell) -> Described | None:
        unit, factor = self._declared(cell)
        first = self.measures.setdefault(cell.name, (unit, factor))
        if cell.name in self.answers.columns:
            given = self.answers.columns[cell.name]
            if given is None or first == (unit, factor):
                return given
            # What was described is of the first measure; another of the same unit scales from it.
            same = unit == first[0]
            return replace(given, factor=given.factor * factor / first[1]) if same else None
        proposal = self.known.propose(cell.name, unit, factor)
        if proposal.certain:
            return proposal.described
        self._ask(Question("column", cell.name, (), proposal=proposal.described))
        return None

    def _declared(self, cell: _Cell) -> tuple[str, float]:
        """The unit that a row, a heading or a title declares for a column, and its factor."""
        if cell.measure:
            return read_unit(cell.measure)
        heading = self.form.headings.get(cell.column)
        if heading is not None and heading.unit:
            return heading.unit, heading.factor
        return self.form.told.unit, self.form.told.factor

    def _value(self, text: str, cell: _Cell, described: Described) -> float | None:
        variable = described.variable
        try:
            written = read_number(text, variable.unit)
        except NoNumber as error:
            self._reject(cell.row, cell.column, str(error))
            return None
        if written is None:
            self.gaps += 1
            return None
        # The nearest number of as many digits as were written: 12.3 × 10,000 is 123,000.
        value = float(f"{written * described.factor:.15g}")
        if not variable.least <= value <= variable.most:
            bounds = {"least": f"{variable.least:,.15g}", "most": f"{variable.most:,.15g}"}
            self._reject(cell.row, cell.column, "out_of_bounds", **bounds)
            return None
        return value

    def _single(self, found: list[tuple[OwnFigure, int, int]]) -> list[tuple[OwnFigure, int, int]]:
        """The figures without any that stands twice; two that differ are both rejected."""
        first: dict[tuple[str, str, int], tuple[OwnFigure, int, int]] = {}
        differ: set[tuple[str, str, int]] = set()
        for figure, row, column in found:
            key = (figure.unit, figure.variable, figure.year)
            before, line, _ = first.setdefault(key, (figure, row, column))
            if (line, before.value) != (row, figure.value) and before.value != figure.value:
                differ.add(key)
                self._reject(row, column, "twice_differently", line=line + 1)
        for key in differ:
            _, row, column = first.pop(key)
            self._reject(row, column, "twice_differently", line=row + 1)
        return list(first.values())

    def _beside_published(
        self, figures: list[tuple[OwnFigure, int, int]], values: DataFrame
    ) -> tuple[list[tuple[OwnFigure, int, int]], int]:
        """Leave out what is published just so, and ask why where it is published otherwise."""
        published = _published(values, {figure.variable for figure, _, _ in figures})
        kept, same = [], 0
        for figure, row, column in figures:
            there = published.get((figure.unit, figure.variable, figure.year))
            if there is None:
                kept.append((figure._replace(reason=""), row, column))
            elif there == figure.value:
                same += 1
            elif figure.reason:
                kept.append((figure, row, column))
            else:
                self._ask(Question("reason", figure.variable, (row,)))
        return kept, same

    def _reject(self, row: int, column: int, reason: str, **values: object) -> None:
        self.rejects += 1
        if self.rejects <= MOST_REJECTED:
            self.rejected.append(Rejected(row, column, self.grid.at(row, column), reason, values))

    def _ask(self, question: Question) -> None:
        """Ask each thing once, with the first rows that wait for it and how many there are."""
        key = (question.kind, question.about)
        self.waiting[key] += len(question.rows)
        before = self.asked.setdefault(key, question)
        if len(before.rows) < MOST_ROWS_TOLD and not set(question.rows) <= set(before.rows):
            self.asked[key] = replace(before, rows=(*before.rows, *question.rows))


def _published(values: DataFrame, variables: set[str]) -> dict[tuple[str, str, int], float]:
    if not (known := [code for code in variables if not code.startswith(PREFIX)]):
        return {}
    rows = values[values["variable"].isin(known)].dropna(subset="value")
    keys = zip(rows["city_code"], rows["variable"], rows["year"], strict=True)
    return dict(zip(keys, rows["value"].tolist(), strict=True))
