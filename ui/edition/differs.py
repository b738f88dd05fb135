"""How today's edition differs from an earlier one in what a screen shows, in a sentence."""

from __future__ import annotations

import pandas as pd
from pandas import Series

from data.errors import DataError
from ui.address.view import DEFAULT_CHOICES, INDEX, View
from ui.edition import causes
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
    moved = (ranks[0] - ranks[1]).dropna()
    moved = moved[moved != 0]
    if view.city and all(view.city in one.dropna() for one in ranks):
        return _told(view.city, ranks, _because(view.city, then, now, view), words)
    if len(moved):
        furthest = str(moved.abs().sort_values(ascending=False, kind="stable").index[0])
        told = _told(furthest, ranks, _because(furthest, then, now, view), words)
        return words("edition.moved", n=len(moved), furthest=told)
    both = pd.concat([then.values, now.values], axis=1, keys=["then", "now"])
    changed = int((both["then"].ne(both["now"]) & both.notna().any(axis=1)).sum())
    return words("edition.figures_only", n=changed) if changed else words("edition.same")


def _told(city: str, ranks: tuple[Series, Series], why: str, words: Words) -> str:
    """A city's place then and now."""
    name = city_name(city, kept.todays(), words)
    then, now = (numbers.rank(int(one[city]), int(one.count()), words) for one in ranks)
    if ranks[0][city] == ranks[1][city]:
        return words("edition.city_same", city=name, then=then, now=now)
    because = words("edition.because", why=why) if why else ""
    return words("edition.city_moved", city=name, then=then, now=now, because=because)


def _because(city: str, then: Measured, now: Measured, view: View) -> str:
    """Why a city stands elsewhere: the change that did most, or its own figure of the measure."""
    words = Words(view.language)
    if then.measure == INDEX and not then.since:
        default = view.choices == DEFAULT_CHOICES and not current().digest
        return causes.because(current().edition, city, words) if default else ""
    was, is_now = float(then.values[city]), float(now.values[city])
    if then.since or then.unit == "score":
        return ""
    if was == is_now:
        return words("edition.because_others")
    written = [numbers.figure(value, now.unit, words) for value in (was, is_now)]
    return words("edition.because_value", then=written[0], now=written[1])
