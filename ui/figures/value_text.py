"""A unit's value of a measure in words, or why there is none."""

from __future__ import annotations

import math
from collections.abc import Callable

from data.catalogue import Catalogue
from scoring.index.chain import IndexResult
from ui.figures.cells import cell
from ui.figures.measured import Measured
from ui.figures.names import part_name
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words


def value_text(measured: Measured, code: str, words: Words) -> str:
    """Return a unit's value with its unit, a change with its sign, or "no data"."""
    return _written(measured)(float(measured.values[code]), measured.unit, words)


def value_texts(measured: Measured, words: Words) -> dict[str, str]:
    """Return the same of every unit."""
    written = _written(measured)
    return {
        str(code): written(float(value), measured.unit, words)
        for code, value in measured.values.to_dict().items()
    }


def _written(measured: Measured) -> Callable[[float, str, Words], str]:
    return numbers.signed if measured.since else numbers.figure


def value_line(measured: Measured, code: str, words: Words) -> str:
    """Return a unit's value, and what sets it apart from those of later years."""
    return _set_apart(measured, code, value_text(measured, code, words), words)


def value_lines(measured: Measured, words: Words) -> dict[str, str]:
    """Return the same of every unit."""
    texts = value_texts(measured, words)
    return {code: _set_apart(measured, code, said, words) for code, said in texts.items()}


def _set_apart(measured: Measured, code: str, value: str, words: Words) -> str:
    if code not in measured.apart:
        return value
    why = note_text(measured.apart[code], words)
    return words("reading.value_apart", value=value, why=why)


def gap_text(measured: Measured, code: str, words: Words) -> str:
    """Return why a unit has no value."""
    gap = measured.gaps.loc[code]
    known, _, needed = str(gap["detail"]).partition("/")
    detail = note_text(gap["detail"], words)
    return words(f"gaps.{gap['kind']}", detail=detail, known=known, needed=needed)


def neutral_text(city: str, result: IndexResult, catalogue: Catalogue, words: Words) -> str:
    """Return which dimensions of a city are gaps that count at the average, "" for none."""
    named = [
        _at_average(code, result, catalogue, words)
        for code in result.definition.headings
        if cell(result.neutral, city, code)
    ]
    return words("gaps.neutral", names=words.list(named)) if named else ""


def _at_average(code: str, result: IndexResult, catalogue: Catalogue, words: Words) -> str:
    name, average = part_name(code, catalogue, words), float(result.averages[code])
    if math.isnan(average):
        return name
    return words("gaps.at_average", name=name, score=numbers.score(average))
