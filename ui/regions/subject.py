"""What an answer of the regions screen is about: the title of its slide."""

from __future__ import annotations

from ui.regions.inputs import Inputs
from ui.take.picture import filter_names
from ui.words.texts import Language

_MOST_FILTERS = 4


def subject(about: str, inputs: Inputs, also: str = "") -> str:
    """Return what an answer is about, among whom, and what else sets it apart."""
    comma = " · " if inputs.view.language == "en" else "·"
    parts = [about, *filter_names(inputs.view)[:_MOST_FILTERS], also]
    return comma.join(part for part in parts if part)


def within(name: str, language: Language) -> str:
    """Return a name as it stands inside a sentence: an abbreviation keeps its capitals.

    Examples
    --------
    >>> within("Smart-city index", "en"), within("GDP per resident", "en")
    ('smart-city index', 'GDP per resident')
    """
    plain = language == "en" and name[1:2].islower()
    return name[:1].lower() + name[1:] if plain else name
