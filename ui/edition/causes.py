"""Why a city stands elsewhere in today's index, in the reader's language."""

from __future__ import annotations

import math

from editions.causes import LISTS, METHOD
from scoring.index.choices import IndexChoices
from ui.figures import kept
from ui.figures.editions import kept as editions_kept
from ui.figures.names import measure_name, within_sentence
from ui.words import numbers
from ui.words.texts import Words


def because(label: str, city: str, words: Words) -> str:
    """Return the change since an edition that did most of what happened to a city's rank.

    A part of a sentence; "" where its rank is the same, or there is none.
    """
    moved = editions_kept.ranks(label)
    cause = moved.cause(city)
    if cause in (METHOD, LISTS):
        return words(f"edition.because_{cause}")
    if cause:
        return _figures(label, cause, city, words)
    return words("edition.because_small") if moved.places.fillna(0).get(city, 0) else ""


def _figures(label: str, variable: str, city: str, words: Words) -> str:
    """A variable, with the city's own figure then and now where that is what changed."""
    catalogue = kept.todays()
    name = within_sentence(measure_name(f"variable.{variable}", catalogue, words), words)
    rows = editions_kept.figures(label).figures.loc[[variable]].droplevel("variable")
    own = rows[rows.index.get_level_values("city_code") == city].droplevel("city_code")
    own = own[own.index <= IndexChoices().year]
    if own.empty:
        return words("edition.because_figures", name=name)
    unit = str(catalogue.variables.set_index("variable")["unit"][variable])
    year, old, new = int(own.index[-1]), *map(float, own.iloc[-1])
    key = "withdrawn" if math.isnan(new) else "added" if math.isnan(old) else "own"
    then, now = (numbers.figure(value, unit, words) for value in (old, new))
    return words(f"edition.because_{key}", name=name, year=year, then=then, now=now)
