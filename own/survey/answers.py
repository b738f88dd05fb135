"""Residents' answers, one person a row or tabulated by city, as shares with their margins.

Of a person only the city, the weight and the answers are looked at; nothing
else of a row is read further or kept, and no answer of one person ever leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from pandas import DataFrame, MultiIndex

from data.errors import DataError
from own.bring import MOST_REJECTED, Question, Rejected
from own.form import first_units
from own.grid import Grid
from own.matching import Places, key
from own.numbers import NoNumber, read_number
from own.own_set import OwnFigure, OwnIndicator, OwnSet, OwnVariable
from own.personal import refuse_personal
from own.survey.disclosure import FEWEST
from own.survey.questionnaire import SATISFIED, Item, item_of, questionnaire, score_of
from own.survey.statistics import effective_size, margin_of_share, mean_and_margin

_WEIGHTS = {"权重", "加权", "权数", "weight", "weights"}
_ITEMS = {"题目", "题号", "指标", "问题", "item", "question"}
_SHARES = {"满意率", "满意度", "满意占比", "share", "satisfied", "satisfiedshare"}
_SIZES = {"样本量", "样本数", "有效样本", "样本", "n", "sample", "samplesize"}
_EFFECTS = {"设计效应", "deff", "designeffect"}


class Result(NamedTuple):
    """What the residents of a unit say of an item.

    Attributes
    ----------
    size, effective : how many answered, and how many of equal weight they are worth
    share, margin : satisfied, in per cent, and how far that may be off at 95 %
    mean, mean_margin : of answers from 1 to 5, NaN where a table gives shares alone
    """

    unit: str
    item: str
    size: int
    effective: float
    share: float
    margin: float
    mean: float = np.nan
    mean_margin: float = np.nan


@dataclass(frozen=True)
class Survey:
    """What a table of answers says.

    Attributes
    ----------
    results : of every unit and item that enough have answered
    counts : DataFrame, (item, unit) × answers 1 to 5, how many gave each, where enough did;
        empty where tabulated
    too_few : the units and items that fewer have answered than may be shown
    rejected, rejects, questions : as of `own.bring.Brought`
    """

    results: tuple[Result, ...]
    counts: DataFrame = field(repr=False)
    too_few: tuple[tuple[str, str], ...]
    rejected: tuple[Rejected, ...]
    rejects: int
    questions: tuple[Question, ...]


def read_survey(grid: Grid, places: Places, units: Mapping[str, str] | None = None) -> Survey:
    """Return what residents say, from their answers or from shares by unit and item.

    Parameters
    ----------
    units : a name as the table writes it → the unit it is, "" to leave its rows out

    Raises
    ------
    DataError
        If no column names units or items, or one looks like personal data.
    """
    first, column = first_units(grid, places)
    names = {c: grid.at(first - 1, c) if first else "" for c in range(grid.width)}
    refuse_personal(grid, first, skipped=frozenset({column}), individual=True)
    reading = _Reading(grid, places, units or {}, first, column)
    items = {c: item for c, name in names.items() if (item := item_of(name))}
    simple = {key(name): c for c, name in names.items()}
    if items:
        return reading.individual(items, _first(simple, _WEIGHTS))
    wanted = [_first(simple, words) for words in (_ITEMS, _SHARES, _SIZES, _EFFECTS)]
    if min(wanted[:3]) < 0:
        raise DataError("no column is an item of the questionnaire", "own_no_items")
    return reading.tabulated(*wanted)


def _first(simple: Mapping[str, int], words: set[str]) -> int:
    return next((c for name, c in simple.items() if name in words), -1)


class _Reading:
    """One table of answers while it is read."""

    def __init__(
        self, grid: Grid, places: Places, units: Mapping[str, str], first: int, column: int
    ) -> None:
        self.grid, self.places, self.units = grid, places, units
        self.first, self.column = first, column
        self.rejected: list[Rejected] = []
        self.rejects = 0
        self.asked: dict[str, Question] = {}

    def individual(self, items: Mapping[int, Item], weight: int) -> Survey:
        """Return the shares of answers, a person a row."""
        given: defaultdict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
        for row, unit in self._rows():
            by = 1.0 if weight < 0 else self._number(row, weight)
            if by is None or by <= 0:
                self._reject(row, weight, "no_weight")
                continue
            for column, item in items.items():
                try:
                    score = score_of(self.grid.at(row, column))
                except ValueError:
                    self._reject(row, column, "no_answer")
                    continue
                if score is not None:
                    given[item.code, unit].append((score, by))
        results = [_result(unit, item, answers) for (item, unit), answers in given.items()]
        counts = {
            pair: [sum(score == s for s, _ in answers) for score in range(1, 6)]
            for pair, answers in given.items()
        }
        shown = {pair: given for pair, given in counts.items() if sum(given) >= FEWEST}
        index = MultiIndex.from_tuples(list(shown), names=["item", "unit"]) if shown else None
        table = DataFrame(list(shown.values()), index, list(range(1, 6)))
        return self._survey(results, table)

    def tabulated(self, item: int, share: int, size: int, effect: int) -> Survey:
        """Return the shares that a table gives, with the margins of their samples."""
        results: list[Result] = []
        seen: set[tuple[str, str]] = set()
        for row, unit in self._rows():
            asked = item_of(self.grid.at(row, item))
            found, answered = self._number(row, share, "%"), self._number(row, size)
            loss = (self._number(row, effect) if effect >= 0 else 1.0) or 1.0
            if asked is None:
                self._reject(row, item, "no_item")
            elif (unit, asked.code) in seen:
                self._reject(row, item, "item_twice")
            elif found is None or not 0 <= found <= 100:
                self._reject(row, share, "no_share")
            elif answered is None or answered < 1 or answered % 1 or loss < 1:
                self._reject(row, size, "no_sample")
            else:
                seen.add((unit, asked.code))
                effective = answered / loss
                margin = 100 * margin_of_share(found / 100, effective)
                results.append(Result(unit, asked.code, int(answered), effective, found, margin))
        return self._survey(results, DataFrame())

    def _survey(self, results: list[Result], counts: DataFrame) -> Survey:
        enough = [one for one in results if one.size >= FEWEST]
        return Survey(
            tuple(enough),
            counts,
            tuple((one.unit, one.item) for one in results if one.size < FEWEST),
            tuple(self.rejected),
            self.rejects,
            tuple(self.asked.values()),
        )

    def _rows(self) -> Iterator[tuple[int, str]]:
        for row in range(self.first, len(self.grid.rows)):
            text = self.grid.at(row, self.column)
            if not any(self.grid.rows[row]):
                continue
            if text in self.units:
                unit = self.units[text]
            else:
                found = self.places.match(text)
                unit = found.code
                if found.why == "ask":
                    before = self.asked.get(text)
                    count = before.count + 1 if before else 1
                    self.asked[text] = Question("unit", text, (row,), count, found.candidates)
                elif not unit:
                    self._reject(row, self.column, found.why)
            if unit:
                yield row, unit

    def _number(self, row: int, column: int, unit: str = "") -> float | None:
        try:
            return read_number(self.grid.at(row, column), unit)
        except NoNumber:
            return None

    def _reject(self, row: int, column: int, reason: str) -> None:
        self.rejects += 1
        if self.rejects <= MOST_REJECTED:
            self.rejected.append(Rejected(row, column, self.grid.at(row, column), reason))


def _result(unit: str, item: str, answers: list[tuple[int, float]]) -> Result:
    scores = np.array([score for score, _ in answers], dtype=float)
    weights = np.array([weight for _, weight in answers])
    size = effective_size(weights)
    share = float(np.average(scores >= SATISFIED, weights=weights))
    mean, mean_margin = mean_and_margin(scores, weights)
    margin = 100 * margin_of_share(share, size)
    return Result(unit, item, len(answers), size, 100 * share, margin, mean, mean_margin)


def survey_set(survey: Survey, year: int, name: str, source: str, licence: str = "") -> OwnSet:
    """Return what residents say as own figures, and an indicator an item under its dimension."""
    items = {one.code: one for one in questionnaire()}
    used = [item for item in items.values() if any(r.item == item.code for r in survey.results)]
    variables = tuple(
        OwnVariable(
            *(item.variable, item.name_zh, item.name_en, "%", 1, item.heading),
            *(source, licence),
            least=0.0,
            most=100.0,
        )
        for item in used
    )
    figures = tuple(
        OwnFigure(
            *(one.unit, items[one.item].variable, year, round(one.share, 2)),
            *(round(one.margin, 2), one.size),
        )
        for one in survey.results
    )
    indicators = tuple(
        OwnIndicator(
            *(f"own_i_{item.code}", item.heading, item.name_zh, item.name_en),
            *("%", item.variable),
        )
        for item in used
    )
    return OwnSet(name, "prefecture", "", variables, figures, indicators)
