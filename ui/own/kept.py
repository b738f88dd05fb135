"""What the screen of own figures rests on: the names of units, and tables with a set in them."""

from __future__ import annotations

from dataclasses import replace

from data.catalogue import Catalogue
from own.matching import Level, Places, places_of
from own.own_set import OwnSet
from own.set_file import digest
from scoring.index.chain import IndexResult
from ui.address.view import DEFAULT_CHOICES
from ui.figures import kept
from ui.own.joined import names_of
from ui.reader.basis import Basis, based_on
from ui.words.texts import Words


def places(level: Level) -> Places:
    """Return the units of a level under all their names."""
    return places_of(kept.published(), level)


def unit_names(own: OwnSet, words: Words) -> dict[str, str]:
    """Return the units that a set is of and their names; own districts are called as they are."""
    return names_of(places(own.level), kept.published(), words)


def joined(own: OwnSet) -> Catalogue:
    """Return the tables with a set in them.

    Raises
    ------
    DataError
        See `own.joined.with_own`.
    """
    with based_on(Basis(digest(own), own)):
        return kept.catalogue()


def scored(own: OwnSet, framework: str) -> IndexResult:
    """Return an index over the tables with a set in them."""
    with based_on(Basis(digest(own), own)):
        return kept.scored(replace(DEFAULT_CHOICES, framework=framework))


def values_of(own: OwnSet, indicator: str) -> list[float]:
    """Return an indicator of a set over all units, NaN where it has no figure."""
    with based_on(Basis(digest(own), own)):
        values: list[float] = kept.indicators(DEFAULT_CHOICES.year).value[indicator].tolist()
        return values
