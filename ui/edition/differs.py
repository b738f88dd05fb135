"""How today's edition differs from an earlier one in what a screen shows, in a sentence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from data.errors import AtlasError, DataError
from editions.errors import OtherMethod
from ui.address.view import DEFAULT_CHOICES, INDEX, LEVELS, View
from ui.edition.causes import reason
from ui.edition.difference import difference
from ui.figures import kept
from ui.figures.editions import kept as editions_kept
from ui.figures.measured import Measured, is_score
from ui.figures.names import city_name
from ui.figures.value_text import value_text
from ui.reader.basis import based_on, current
from ui.words import numbers
from ui.words.texts import Words

_OF_A_MEASURE = frozenset({"atlas", "regions"})
_OF_THE_INDEX = frozenset({"city", "compare", "index_lab"})
# What these questions follow is not the measure of one year.
_OF_NO_MEASURE = frozenset({"people", "closing", "mobility"})


@dataclass(frozen=True)
class _Sides:
    """What a screen shows in both editions."""

    then: Measured
    now: Measured
    label: str

    def known(self, city: str) -> bool:
        """Whether a city has a rank in both."""
        return all(city in one.ranks.dropna() for one in (self.then, self.now))


def differs(screen: str, view: View) -> str:
    """Return how today's figures differ from those of the earlier edition that is shown.

    Of the measure on the screen, by its figures or by its ranks as the screen shows them;
    "" on a screen that follows no measure.
    """
    if not _is_told(screen, view):
        return ""
    shown = _followed(screen, view)
    try:
        then = kept.shown(kept.settle(shown))
    except OtherMethod:
        return ""  # nothing was kept of it
    try:
        with based_on(current().of_edition("")):
            now = _as_asked(shown.but(edition=""), then)
    except AtlasError:
        now = None
    if now is None:
        return Words(view.language)("edition.measure_gone")
    return _sentence(screen, _Sides(then, now, current().edition), shown)


def differs_from(label: str, screen: str, view: View) -> str:
    """Return how today's figures differ from those of an edition that cannot be shown as it was.

    Of its index what was kept, under the choices it was kept for; "" where that is not known.
    """
    if not _is_told(screen, view):
        return ""
    shown = kept.settle(_followed(screen, view))
    try:
        now = kept.shown(shown)
        then = _kept_scores(label, shown, now) if is_score(shown.measure) else None
        return "" if then is None else _sentence(screen, _Sides(then, now, label), shown)
    except (DataError, KeyError):
        return ""


def _is_told(screen: str, view: View) -> bool:
    if screen == "city":
        return view.city is not None
    if screen == "compare":
        return bool(_compared(view))
    on_regions = screen == "regions" and view.question not in _OF_NO_MEASURE
    return screen in ("atlas", "index_lab") or on_regions


def _followed(screen: str, view: View) -> View:
    return view.but(measure=INDEX, year=0, since=0) if screen in _OF_THE_INDEX else view


def _as_asked(view: View, then: Measured) -> Measured | None:
    """The same measure in the same years; None where the edition has none."""
    if view.measure not in kept.vocabulary().measures:
        return None
    now = kept.shown(kept.settle(view))
    same = (now.measure, now.year, now.since) == (then.measure, then.year, then.since)
    return now if same else None


def _kept_scores(label: str, view: View, now: Measured) -> Measured | None:
    if view.choices != DEFAULT_CHOICES:
        return None
    heading, found = view.measure.partition(".")[2] or INDEX, editions_kept.scores(label)
    ranks = found.ranks[heading].reindex(now.ranks.index).astype("Int64")
    return replace(now, values=found.scores[heading].reindex(now.values.index), ranks=ranks)


def _sentence(screen: str, sides: _Sides, view: View) -> str:
    if screen == "compare":
        return _of_compared(sides, view)
    if screen == "city" or (view.city and sides.known(view.city) and _ranks(screen, view)):
        return _told(view.city or "", sides, view)
    every = sides.then.values.index.union(sides.now.values.index)
    if not _ranks(screen, view):
        return _of_figures(sides, every, view)
    return _of_all(sides, every, view)


def _ranks(screen: str, view: View) -> bool:
    """Whether a screen shows the ranks of units."""
    return screen != "regions" and not (screen == "atlas" and view.units != LEVELS[0])


def _of_figures(sides: _Sides, every: Collection[str], view: View) -> str:
    words, found = Words(view.language), difference(sides.then, sides.now, every)
    return words("edition.figures", n=found.figures) if found.figures else words("edition.same")


def _of_all(sides: _Sides, every: Collection[str], view: View) -> str:
    words, found = Words(view.language), difference(sides.then, sides.now, every)
    if len(found.furthest) == 1:
        told = _told(found.furthest[0], sides, view)
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


def _of_compared(sides: _Sides, view: View) -> str:
    """Each compared city whose rank is another today."""
    words = Words(view.language)
    ranked = [city for city in _compared(view) if sides.known(city)]
    moved = [one for one in ranked if sides.then.ranks[one] != sides.now.ranks[one]]
    if not moved:
        return words("edition.compared_same") if ranked else ""
    return words.manner.between.join(_told(city, sides, view) for city in moved)


def _compared(view: View) -> list[str]:
    """The cities among what is compared, which may be provinces and clusters too."""
    return [code for code in view.compare if "." not in code]


def _told(city: str, sides: _Sides, view: View) -> str:
    """A city's place then and now, and why it is another; "" where it has none in one of them.

    With each place its figure, which may have changed where the place has not; of a published
    figure that moved a city the reason says it.
    """
    if not sides.known(city):
        return ""
    words, name = Words(view.language), city_name(city, kept.todays(), Words(view.language))
    stays = sides.then.ranks[city] == sides.now.ranks[city]
    placed = _scored if stays or is_score(sides.then.measure) else _ranked
    then, now = (placed(one, city, words) for one in (sides.then, sides.now))
    if stays:
        return words("edition.city_same", city=name, then=then, now=now)
    why = reason(city, (sides.then, sides.now), (sides.label, ""), view)
    because = words("edition.because", why=why) if why else ""
    return words("edition.city_moved", city=name, then=then, now=now, because=because)


def _ranked(side: Measured, city: str, words: Words) -> str:
    return numbers.rank(int(side.ranks[city]), int(side.ranks.count()), words)


def _scored(side: Measured, city: str, words: Words) -> str:
    figure = value_text(side, city, words)
    return words("edition.with_figure", rank=_ranked(side, city, words), figure=figure)
