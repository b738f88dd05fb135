"""What is published: every measure, every city, every question of the regions, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from ui.address.view import DEFAULT_CHOICES, QUESTIONS, View
from ui.figures import kept
from ui.figures.measured import measure_codes
from ui.words.texts import Language

Kind: TypeAlias = Literal["measure", "city", "question"]
SCREENS = {"measure": "atlas", "city": "city", "question": "regions"}
# A city's is the shortest: every page of a measure names all of them.
_BEGINNINGS = {"measure": "measure-", "city": "", "question": "regions-"}


class Part(NamedTuple):
    """One thing that is published on its own: its pages in both languages and its files."""

    kind: Kind
    code: str

    @property
    def page(self) -> str:
        """The name of its page in the folder of a language."""
        return f"{_BEGINNINGS[self.kind]}{self.code}.html"

    def view(self, language: Language) -> View:
        """Return the View that its page shows, everything else as at first."""
        field = {"measure": "measure", "city": "city", "question": "question"}[self.kind]
        view = View(language=language).but(**{field: self.code})
        return kept.settle(view, SCREENS[self.kind])


@dataclass(frozen=True)
class Plan:
    """Which parts are published.

    Attributes
    ----------
    measures, cities, questions : their codes, in the order of the pages that list them
    """

    measures: tuple[str, ...]
    cities: tuple[str, ...]
    questions: tuple[str, ...] = QUESTIONS

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return every part; what takes longest to begin with, so that no process waits at last."""
        return (
            *(Part("measure", code) for code in self.measures),
            *(Part("question", code) for code in self.questions),
            *(Part("city", code) for code in self.cities),
        )


def whole_plan() -> Plan:
    """Return a plan of everything."""
    catalogue = kept.catalogue()
    return Plan(
        measure_codes(catalogue, DEFAULT_CHOICES.framework),
        tuple(str(code) for code in catalogue.cities["city_code"]),
    )


def of_kind(parts: Iterable[Part], kind: Kind) -> tuple[Part, ...]:
    """Return the parts of one kind, in their order."""
    return tuple(part for part in parts if part.kind == kind)
