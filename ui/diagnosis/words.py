"""A diagnosis in sentences: every number in them stands in the diagnosis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from data.catalogue import Catalogue
from scoring.diagnosis.diagnose import Diagnosis
from scoring.diagnosis.profile_type import ProfileType
from scoring.diagnosis.regional import SPREAD
from scoring.diagnosis.residents import RESIDENTS
from scoring.diagnosis.standing import Line
from scoring.diagnosis.suggestions import Suggestion
from ui.figures.cells import records
from ui.figures.names import measure_name, within_sentence
from ui.words import numbers
from ui.words.texts import Words

SCORE = "score"
# Of the tables that are served and some others.
_KEPT = 8


@dataclass(frozen=True)
class Said:
    """The words of one suggestion.

    Attributes
    ----------
    title, direction, source : from the catalogue
    clarity : how clearly the unit is behind, in words
    evidence : one sentence a peer group, about what the suggestion is about
    trigger : when it is given
    reasons : why the figures of the trigger are evidence for it
    cautions : what makes its figure less sure
    """

    title: str
    direction: str
    source: str
    clarity: str
    evidence: tuple[str, ...]
    trigger: str
    reasons: str
    cautions: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A thing to check that no figure here speaks of, in words.

    Attributes
    ----------
    title, check, measure, source : what is asked, of whom, what one would
        measure, and whence the question comes
    """

    title: str
    check: str
    measure: str
    source: str


@dataclass(frozen=True)
class Speaker:
    """What sentences need: the tables' names and units, in one language.

    Of a region a yes/no fact is the share of its residents who live in a city
    for which it is true.
    """

    catalogue: Catalogue
    words: Words
    regions: bool = False

    def name(self, code: str) -> str:
        """Return the name of an index, dimension, indicator or internal gap."""
        if code.startswith(SPREAD):
            return self.words("diagnosis.spread", name=self.name(code.removeprefix(SPREAD)))
        if code == "index":
            return measure_name(code, self.catalogue, self.words)
        if code == RESIDENTS:
            return measure_name(f"variable.{code}", self.catalogue, self.words)
        kind = "indicator" if code in self._units else "dimension"
        return measure_name(f"{kind}.{code}", self.catalogue, self.words)

    def value(self, code: str, value: float) -> str:
        """Return a value with its unit."""
        if self.regions and self.unit(code) == "0/1" and value == value:
            return self.words("diagnosis.share_of_residents", share=numbers.percent(value))
        return numbers.figure(value, self.unit(code), self.words)

    def unit(self, code: str) -> str:
        """Return the unit of a code; scores and their spread are in points."""
        return self._units.get(code, SCORE)

    @property
    def _units(self) -> Mapping[str, str]:
        return _units_of(self.catalogue)

    @cached_property
    def _suggestions(self) -> dict[str, dict[str, Any]]:
        return {str(row["suggestion"]): row for row in records(self.catalogue.suggestions)}

    @cached_property
    def _evidence(self) -> dict[str, list[dict[str, Any]]]:
        """Suggestion → its rows, in the order of the table."""
        by: dict[str, list[dict[str, Any]]] = {}
        for row in records(self.catalogue.evidence):
            by.setdefault(str(row["suggestion"]), []).append(row)
        return by

    def type(self, found: ProfileType | None) -> str:
        """Return the name of a profile's type."""
        if found is None:
            return self.words("diagnosis.type_none")
        ends = {
            end: self.name(code)
            for end, code in (("strong", found.strong), ("lagging", found.lagging))
            if code
        }
        band = self.words(f"diagnosis.band_{found.band}")
        ends = {end: within_sentence(name, self.words) for end, name in ends.items()}
        return self.words(f"diagnosis.type_{found.shape}", band=band, **ends)

    def evidence(self, line: Line) -> str:
        """Return where a unit stands in one code within one group, in a sentence."""
        if self.unit(line.code) == "0/1" and not self.regions:
            return self._yes_no(line)
        return self.words(
            "diagnosis.evidence",
            name=self.name(line.code),
            value=self.value(line.code, line.value),
            median=self.value(line.code, line.median),
            group=self.words(f"diagnosis.of_{line.group}"),
            better=line.rank - 1,
            peers=line.peers,
            low=line.low,
            high=line.high,
        )

    def _yes_no(self, line: Line) -> str:
        """Yes or no ranks nobody: how many peers have what the unit has not."""
        name = self.name(line.code)
        value = self.value(line.code, line.value)
        if line.rank == 1:
            return self.words("diagnosis.evidence_has", name=name, value=value)
        return self.words(
            "diagnosis.evidence_has_not",
            name=name,
            value=value,
            group=self.words(f"diagnosis.of_{line.group}"),
            have=line.rank - 1,
            peers=line.peers,
        )

    def suggestion(self, one: Suggestion) -> Said:
        """Return the words of a suggestion."""
        row = self._suggestions[one.suggestion]
        terms = [
            self.words(f"diagnosis.term_{state}", name=self.name(code))
            for state, code in one.trigger.terms
        ]
        return Said(
            title=self.words.pick(row, "title"),
            direction=self.words.pick(row, "direction"),
            source=self.words.pick(row, "source"),
            clarity=self.words(f"diagnosis.clarity_{one.clarity}"),
            evidence=tuple(self.evidence(line) for line in one.about),
            trigger=self.words(
                "diagnosis.trigger", terms=self.words("diagnosis.term_and").join(terms)
            ),
            reasons=self._reasons(one.suggestion),
            cautions=tuple(self.words(f"diagnosis.caution_{mark}") for mark in one.cautions),
        )

    def _reasons(self, suggestion: str) -> str:
        """Return why the figures of its trigger are evidence for a suggestion."""
        said = (self.words.pick(row, "why") for row in self._evidence.get(suggestion, ()))
        reasons = self.words.manner.semicolon.join(said)
        return self.words("diagnosis.evidence_for", reasons=reasons)

    def questions(self) -> list[Question]:
        """Return what to check though no figure here speaks of it."""
        pick = self.words.pick
        return [
            Question(
                title=pick(row, "title"),
                check=pick(row, "check"),
                measure=pick(row, "measure"),
                source=pick(row, "source"),
            )
            for row in records(self.catalogue.questions)
        ]

    def missing(self, diagnosis: Diagnosis, of: int) -> list[str]:
        """Return what to measure first: how much is missing, then one line a dimension."""
        if not diagnosis.missing:
            return []
        table = self.catalogue.indicators.set_index("indicator")["dimension"]
        by: dict[str, list[str]] = {}
        for gap in diagnosis.missing:
            by.setdefault(str(table[gap.indicator]), []).append(self.name(gap.indicator))
        head = self.words("diagnosis.measure_first_text", n=len(diagnosis.missing), of=of)
        return [head, *self._by_dimension(by.items())]

    def _by_dimension(self, by: Iterable[tuple[str, list[str]]]) -> list[str]:
        return [
            self.words(
                "diagnosis.measure_first_line",
                dimension=measure_name(f"dimension.{dimension}", self.catalogue, self.words),
                names=self.words.manner.names.join(names),
            )
            for dimension, names in by
        ]


@lru_cache(_KEPT)
def _units_of(catalogue: Catalogue) -> Mapping[str, str]:
    """Indicator → unit; a table of the comparison asks for one at every cell."""
    table = catalogue.indicators
    return dict(zip(table["indicator"].tolist(), table["unit"].tolist(), strict=True))
