"""The figures of a comparison: scores side by side, places, every indicator."""

from __future__ import annotations

from dataclasses import replace

from exports.content import Cell, Table
from ui.address.view import View
from ui.compare.compared import Compared
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.kept import CITY, kind_of
from ui.diagnosis.words import Speaker
from ui.figures.cells import cell
from ui.figures.names import way_name
from ui.words import numbers


def scores(found: Compared, say: Speaker) -> Table:
    """Return index and dimensions, a column a unit, and between cities whether it is sure."""
    words = say.words
    sure = found.all_cities and bool(found.intervals)
    rows = tuple(
        (
            say.name(code),
            *(_known(found, unit, code) for unit in found.units),
            *((_how_sure(found, code, say),) * sure),
        )
        for code in found.scores
    )
    return Table(
        words("compare.chart", year=found.result.choices.year),
        (
            words("compare.column_what"),
            *found.names.values(),
            *((words("compare.column_sure"),) * sure),
        ),
        rows,
        (None, *(1 for _ in found.units), *((None,) * sure)),
    )


def _how_sure(found: Compared, code: str, say: Speaker) -> str | None:
    clear = found.is_clear(code)
    return None if clear is None else say.words("compare.clear" if clear else "compare.unclear")


def places(view: View, found: Compared, say: Speaker) -> Table:
    """Return score, rank, among how many, and where draws have it, a row a unit and score."""
    columns = ("unit", "what", "score", "rank", "of", "median", "low", "high")
    rows = [_place(view, found, say, unit, code) for unit in found.units for code in found.scores]
    return Table(
        say.words("compare.places", year=found.result.choices.year),
        tuple(say.words(f"compare.column_{name}") for name in columns),
        tuple(rows),
        (None, None, 1, 0, 0, 1, 0, 0),
    )


def indicators(found: Compared, say: Speaker) -> Table:
    """Return every indicator with its unit of measure, a column a unit."""
    words, tree = say.words, found.result.definition
    rows = tuple(
        (
            way_name(way, say.catalogue, words),
            say.name(code),
            numbers.unit_name(say.unit(code), words),
            *(_known(found, unit, code) for unit in found.units),
        )
        for way, codes in tree.by_heading.items()
        for code in codes
    )
    heads = [words(f"compare.column_{name}") for name in ("dimension", "indicator", "measured_in")]
    title = words("compare.all_indicators", year=found.result.choices.year)
    return Table(title, (*heads, *found.names.values()), rows)


def known(found: Compared, say: Speaker) -> Table:
    """Return the indicators of which at least one unit has a figure, as they are read."""
    words = say.words
    codes = [
        code
        for code in found.result.definition.indicators_under(found.result.definition.root)
        if found.values[code].notna().any()
    ]
    rows = tuple(
        (say.name(code), *(value_of(found, unit, code, say) for unit in found.units))
        for code in codes
    )
    title = words("compare.known_indicators", year=found.result.choices.year)
    return Table(title, (words("compare.column_indicator"), *found.names.values()), rows)


def value_of(found: Compared, unit: str, code: str, say: Speaker) -> str:
    """Return a unit's value with its unit of measurement."""
    own = replace(say, regions=kind_of(unit)[0] != CITY)
    return own.value(code, float(cell(found.values, unit, code)))


def _place(view: View, found: Compared, say: Speaker, unit: str, code: str) -> tuple[Cell, ...]:
    kind, bare = kind_of(unit)
    ranks = diagnosis_kept.subjects(view, kind).ranks[code]
    score = _known(found, unit, code)
    low, high = found.intervals.get(code, {}).get(unit) or (None, None)
    place = (None, None) if score is None else (int(ranks[bare]), int(ranks.count()))
    is_index = code == found.result.definition.root
    median = found.places[unit].median if is_index and unit in found.places else None
    return (found.names[unit], say.name(code), score, *place, median, low, high)


def _known(found: Compared, unit: str, code: str) -> float | None:
    value = float(cell(found.values, unit, code))
    return value if value == value else None
