"""Whom a city is set beside first: cities of its size, or of its commercial tier."""

from __future__ import annotations

from ui.address.view import View
from ui.figures import kept
from ui.figures.labels import kept as labels_kept
from ui.figures.profile import Profile, profile_of
from ui.page.city_heading import NO_DISTRICTS
from ui.words.texts import Words


def members(view: View) -> tuple[str, ...]:
    """Return the cities that the city in focus is set beside, itself among them."""
    kinds = labels_kept.kinds_beside(view.beside)
    return tuple(code for code, kind in kinds.items() if kind == kinds[str(view.city)])


def profile(view: View) -> Profile:
    """Return what is known of the city in focus."""
    tables, result = kept.catalogue(), kept.scored(view.choices)
    return profile_of(str(view.city), tables, result, members(view))


def kind_name(view: View, words: Words) -> str:
    """Return the size class, or the tier, that the city in focus is in."""
    return words(f"groups.{labels_kept.kinds_beside(view.beside)[str(view.city)]}")


def peers_name(view: View, words: Words) -> str:
    """Return what those cities are called in a sentence."""
    return words(f"groups.peers_{_stem(view)}")


def median_name(view: View, words: Words) -> str:
    """Return what their median is called, with the class it is of."""
    return words(f"groups.median_{_stem(view)}", kind=kind_name(view, words))


def _stem(view: View) -> str:
    """What is said of the peers: units without urban districts are no cities of like size."""
    none = labels_kept.kinds_beside(view.beside)[str(view.city)] == NO_DISTRICTS
    return "no_districts" if none else view.beside
