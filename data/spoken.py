"""What the tables call their sources, units and remarks, in each language.

Words about data live with the data. What has no words in a language is called
what the table itself says, so that a new row needs none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pandas import DataFrame

from data.catalogue import FOLDER, Catalogue, read_catalogue
from data.languages import LANGUAGES

# What fills the slots stands in parentheses: jumps_at_census_2020(-3.2)
_FILLED = re.compile(r"([a-z][a-z0-9_]*)\(([^()]*)\)")
_Named = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Spoken:
    """Names by what the tables say: language → code or text → words.

    Attributes
    ----------
    sources : short names of sources, by code
    units : names of units, as they stand beside a heading
    amounts : how a number in a unit is written, with ``{n}`` where the number stands
    texts : remarks, publishers, titles and the like
    parts : names of cities, headings of frameworks and indicators, by code
    """

    sources: _Named
    units: _Named
    amounts: _Named
    texts: _Named
    parts: _Named

    def source(self, code: str, language: str) -> str:
        """Return the short name of a source."""
        return self.sources[language].get(code, code)

    def unit(self, unit: str, language: str) -> str:
        """Return the name of a unit."""
        return self.units[language].get(unit, unit)

    def part(self, code: str, language: str) -> str:
        """Return the name of a city, or of a part of an index."""
        return self.parts[language].get(code, code)

    def amount(self, unit: str, language: str) -> str:
        """Return how a number in a unit is written, or nothing where the table does not say."""
        return self.amounts[language].get(unit, "")

    def knows(self, said: str) -> bool:
        """Return whether a code or text has words in any language."""
        return any(words_for(said, known) is not None for known in self.texts.values())

    def text(self, said: str, language: str) -> str:
        """Return a code or text of a table as the reader sees it."""
        words = words_for(said, self.texts[language])
        return said if words is None else words


def words_for(said: str, known: Mapping[str, str]) -> str | None:
    """Return the words for what is said; ``code(4, 7)`` fills the slots ``{}`` of the code's."""
    filled = _FILLED.fullmatch(said)
    if said in known or filled is None:
        return known.get(said)
    between = known.get(filled[1], "").split("{}")
    fills = filled[2].split(", ")
    if len(between) != len(fills) + 1:
        return None
    return "".join(part + fill for part, fill in zip(between, [*fills, ""], strict=True))


def read_spoken(folder: Path = FOLDER) -> Spoken:
    """Return the words of the tables in `folder`.

    Raises
    ------
    DataError
        As `data.catalogue.read_catalogue`.
    """
    tables = read_catalogue(folder)
    texts = _named(tables.words, "said", "text")
    titles = {
        language: {
            code: texts[language].get(title, title)
            for code, title in _column(tables.sources, "source", "title").items()
        }
        for language in LANGUAGES
    }
    short = _named(tables.sources, "source", "short")
    return Spoken(
        sources={language: titles[language] | short[language] for language in LANGUAGES},
        units=_named(tables.units, "unit", "name"),
        amounts=_named(tables.units, "unit", "amount"),
        texts=texts,
        parts=_of_parts(tables),
    )


def _of_parts(tables: Catalogue) -> dict[str, dict[str, str]]:
    """Cities, headings and indicators by code; an indicator's name goes before a heading's."""
    named = (
        _named(tables.cities, "city_code", "name"),
        _named(tables.frameworks, "heading", "heading"),
        _named(tables.indicators, "indicator", "name"),
    )
    return {
        language: {code: name for table in named for code, name in table[language].items()}
        for language in LANGUAGES
    }


def _named(table: DataFrame, key: str, words: str) -> dict[str, dict[str, str]]:
    return {language: _column(table, key, f"{words}_{language}") for language in LANGUAGES}


def _column(table: DataFrame, key: str, column: str) -> dict[str, str]:
    """Key → what a column says, where it says anything."""
    rows = table.dropna(subset=[column])
    return dict(zip(rows[key].tolist(), rows[column].tolist(), strict=True))
