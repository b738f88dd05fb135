"""Why a city stands elsewhere in the index of a later edition, in the reader's language."""

from __future__ import annotations

import math

from pandas import DataFrame

from data.errors import DataError
from editions.causes import LISTS, METHOD
from ui.address.view import DEFAULT_CHOICES, INDEX, View
from ui.figures import kept
from ui.figures.editions import kept as editions_kept
from ui.figures.measured import Measured
from ui.figures.names import measure_name, within_sentence
from ui.reader.basis import current
from ui.words import numbers
from ui.words.texts import Words


def because(then: str, now: str, city: str, words: Words) -> str:
    """Return the change between two editions that did most of what happened to a city's rank.

    A part of a sentence; "" where its rank is the same, or there is none.

    Parameters
    ----------
    then, now : their labels, "" for today's
    """
    moved = editions_kept.ranks(then, now)
    cause = moved.cause(city)
    if cause in (METHOD, LISTS):
        return words(f"edition.because_{cause}")
    if cause:
        return _figures(editions_kept.in_force(then, now), cause, city, words)
    return words("edition.because_small") if moved.places.fillna(0).get(city, 0) else ""


def reason(
    city: str, measured: tuple[Measured, Measured], labels: tuple[str, str], view: View
) -> str:
    """Return why a city stands elsewhere: the change that did most, or its figure of the measure.

    A part of a sentence; "" where nothing is known of it.

    Parameters
    ----------
    measured, labels : the measure then and now, and in which editions
    """
    words, (then, now) = Words(view.language), measured
    if then.measure == INDEX and not then.since:
        default = view.choices == DEFAULT_CHOICES and not current().digest
        return _where_known(labels, city, words) if default else ""
    was, is_now = float(then.values[city]), float(now.values[city])
    if then.since or then.unit in numbers.SCORES:
        return ""
    if was == is_now:
        return words("edition.because_others")
    written = [numbers.figure(value, now.unit, words) for value in (was, is_now)]
    if written[0] == written[1]:
        return words("edition.because_less")
    return words("edition.because_value", then=written[0], now=written[1])


def _where_known(labels: tuple[str, str], city: str, words: Words) -> str:
    """The cause; "" where the tables of an edition cannot be read any more.

    Neither is it known of a later edition that another method scored: what a change did is
    found by scoring anew.
    """
    try:
        if labels[1] and not kept.archived(labels[1])[1]:
            return ""
        return because(*labels, city, words)
    except DataError:
        return ""


def _figures(differ: DataFrame, variable: str, city: str, words: Words) -> str:
    """A variable, with the city's own figure then and now where that is what changed."""
    catalogue = kept.todays()
    name = within_sentence(measure_name(f"variable.{variable}", catalogue, words), words)
    levels = differ.index
    here = (levels.get_level_values("variable") == variable) & (
        levels.get_level_values("city_code") == city
    )
    own = differ[here].droplevel(["variable", "city_code"])
    if own.empty:
        return words("edition.because_figures", name=name)
    unit = str(catalogue.variables.set_index("variable")["unit"][variable])
    year, old, new = int(own.index[-1]), *map(float, own.iloc[-1])
    key = "withdrawn" if math.isnan(new) else "added" if math.isnan(old) else "own"
    then, now = (numbers.figure(value, unit, words) for value in (old, new))
    return words(f"edition.because_{key}", name=name, year=year, then=then, now=now)
