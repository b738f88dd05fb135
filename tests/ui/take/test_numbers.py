"""Files of figures carry numbers, whatever is read on a slide."""

from __future__ import annotations

import re

import pytest

from exports.content import Table
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.words.texts import LANGUAGES, Language, Words

# A number with or without thousands set apart, a sign, a per cent sign, a size in words.
_FIGURE = re.compile(r"[−+-]?[\d,]+(\.\d+)?\s?(%|million|billion|trillion|万|亿)?")
SCREENS = {
    "a city": ("city", View(city="440300")),
    "a city outside the yearbook": ("city", View(city="513200")),
    "cities": ("compare", View(compare=("320500", "440300"))),
    "the nation": ("sources", View(tab="nation")),
    "a chain": ("sources", View(tab="chain", city="110000")),
    "coverage": ("sources", View(tab="coverage")),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_figure_is_a_text(screen: str, language: Language) -> None:
    """No cell of a file is a figure as text, but for codes and what a paper printed."""
    name, view = SCREENS[screen]
    words = Words(language)
    kept = {words("exports.code"), words("sources.as_printed"), words("sources.date")}
    for table in answer_of(name, view.but(language=language)).tables:
        assert not list(_texts(table.filed or table, kept)), table.title


def _texts(table: Table, kept: set[str]) -> list[tuple[str, str]]:
    return [
        (head, cell)
        for head, cells in zip(table.columns, zip(*table.rows, strict=True), strict=True)
        for cell in cells
        if head not in kept and isinstance(cell, str) and _FIGURE.fullmatch(cell)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_in_a_file_has_its_unit_and_its_year(language: Language) -> None:
    """As many people as are read in words, as a number, with people and the year beside it."""
    answer = answer_of("city", View(city="513200", language=language))
    read = answer.tables[0]
    assert read.filed is not None
    first, filed = read.rows[0], read.filed.rows[0]
    assert first[1] == {"en": "825,000", "zh": "82.5万人"}[language]
    assert filed[:4] == (first[0], 825000.0, {"en": "people", "zh": "人"}[language], 2023)
