"""The answer of the screen of counties, computed once for each part of a View it rests on."""

from __future__ import annotations

from ui.address.view import Asked, Colouring, Inside, View, view_of
from ui.counties import answer as counties_answer
from ui.figures import kept as figures_kept
from ui.figures.answer import Answer
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.found import spellings
from ui.reader.keep import keep
from ui.words.texts import Language, Words

# Parts of the nation as a whole: whatever place was looked into before, they say the same.
_OF_ALL = ("gap", "spots", "town", "compare")


def answer(view: View) -> Answer:
    """Return what the screen says of a View, without the county in focus."""
    view = view.but(county=None)
    view = view.but(inside="") if view.county_part in _OF_ALL else view
    view = view if view.county_part == "compare" else view.but(counties=())
    rate = view.rate if view.county_part == "spots" else Asked.rate
    return _answer(view.part(Inside), view.part(Colouring), rate, view.language)


@keep(60)
def _answer(inside: Inside, colouring: Colouring, rate: str, language: Language) -> Answer:
    return counties_answer.answer(view_of(inside, colouring, language=language, rate=rate))


@keep()
def spelt() -> dict[str, tuple[str, ...]]:
    """Return how every county and every prefecture is spelt; a prefecture without counties once."""
    cities = figures_kept.catalogue().cities.set_index("city_code")
    units = counties_kept.units()
    return spellings(cities.drop(cities.index.intersection(units.index))) | spellings(units)


@keep()
def where(language: Language) -> dict[str, str]:
    """Return county → its prefecture and province, in both languages one after the other."""
    said = counties_kept.places(language), counties_kept.places(Words(language).other)
    return {code: f"{place} {said[1][code]}" for code, place in said[0].items()}
