"""How today's edition differs from an earlier one in what a screen shows, in a sentence."""

from __future__ import annotations

from pandas import Series

from data.errors import DataError
from ui.address.view import DEFAULT_CHOICES, INDEX, View
from ui.edition import causes
from ui.edition.difference import difference
from ui.figures import kept
from ui.figures.editions import kept as editions_kept
from ui.figures.measured import Measured
from ui.figures.names import city_name
from ui.reader.basis import based_on, current
from ui.words import numbers
from ui.words.texts import Words

_OF_A_MEASURE = frozenset({"atlas", "regions"})
_OF_THE_INDEX = frozenset({"city", "compare", "index_lab"})


def differs(screen: str, view: View) -> str:
    """Return how today's figures differ from those of the earlier edition that is shown.

    Of the measure on the screen, for the city in focus where it has a rank; "" on a
    screen that follows no measure.
    """
    if screen not in _OF_A_MEASURE | _OF_THE_INDEX:
        return ""
    shown = view if screen in _OF_A_MEASURE else view.but(measure=INDEX, year=0, since=0)
    then = kept.shown(kept.settle(shown))
    with based_on(current().of_edition("")):
        today = kept.settle(shown.but(edition=""))
        if today.measure != then.measure:
            return Words(view.language)("edition.measure_gone")
        now = kept.shown(today)
    return _sentence(then, now, shown)


def differs_from(label: str, screen: str, view: View) -> str:
    """Return how today's index differs from that of an edition of which the ranks alone are kept.

    "" where the screen shows another measure, or nothing is kept.
    """
    is_index = screen in _OF_THE_INDEX or (screen in _OF_A_MEASURE and view.measure == INDEX)
    if not is_index or view.choices != DEFAULT_CHOICES:
        return ""
    try:
        then = editions_kept.scores(label).ranks[INDEX].dropna()
    except (DataError, KeyError):
        return ""
    now = kept.index_measure(view).ranks.astype(float)
    city, words = view.city, Words(view.language)
    if city not in then.index or city not in now.dropna().index:
        moved = (then - now).dropna()
        city = str(moved.abs().sort_values(ascending=False, kind="stable").index[0])
    return _told(str(city), (then, now), "", words)


def _sentence(then: Measured, now: Measured, view: View) -> str:
    words = Words(view.language)
    ranks = then.ranks.astype(float), now.ranks.astype(float)
    labels = (current().edition, "")
    if view.city and all(view.city in one.dropna() for one in ranks):
        return _told(view.city, ranks, causes.reason(view.city, (then, now), labels, view), words)
    found = difference(then, now, then.values.index.union(now.values.index))
    if len(found.furthest) == 1:
        (city,) = found.furthest
        told = _told(city, ranks, causes.reason(city, (then, now), labels, view), words)
        return words("edition.moved", n=found.ranks, furthest=told)
    if found.furthest:
        return words(
            "edition.moved_alike", n=found.ranks, k=len(found.furthest), places=found.places
        )
    if found.ranks:
        return words("edition.ranked_in_one", n=found.ranks)
    if found.figures:
        return words("edition.figures_only", n=found.figures)
    return words("edition.same")


def _told(city: str, ranks: tuple[Series, Series], why: str, words: Words) -> str:
    """A city's place then and now."""
    name = city_name(city, kept.todays(), words)
    then, now = (numbers.rank(int(one[city]), int(one.count()), words) for one in ranks)
    if ranks[0][city] == ranks[1][city]:
        return words("edition.city_same", city=name, then=then, now=now)
    because = words("edition.because", why=why) if why else ""
    return words("edition.city_moved", city=name, then=then, now=now, because=because)
