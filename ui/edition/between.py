"""How one measure differs between two editions that stand side by side, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.edition import Edition
from ui.address.view import View
from ui.edition.causes import reason
from ui.edition.difference import Difference, difference
from ui.figures import kept
from ui.figures.measured import Measured, is_score
from ui.figures.names import city_name
from ui.reader.basis import based_on, current
from ui.words import numbers
from ui.words.texts import Words


def between(view: View, beside: str) -> str:
    """Return how a measure differs between the edition that answers rest on and another.

    Of the units that pass the filters, with their places among all.

    Parameters
    ----------
    beside : the label of the other, "" for today's
    """
    words = Words(view.language)
    then, now = sorted((_side(view, one) for one in (current().edition, beside)), key=_Side.when)
    named = names(then.edition, now.edition)
    found = difference(then.measured, now.measured, kept.among(view))
    if not found.figures and not found.ranks:
        return words("edition.pair_same", then=named[0], now=named[1])
    counts = words(
        "edition.pair_differ",
        then=named[0],
        now=named[1],
        figures=found.figures,
        ranks=found.ranks,
    )
    parts = (counts, _mover(found, then, now, view), _methods(then, now, words))
    return words.manner.between.join(filter(None, parts))


def _methods(then: _Side, now: _Side, words: Words) -> str:
    """That scores on the two sides are of two methods."""
    one, other = ((side.edition.method, side.is_kept) for side in (then, now))
    return words("edition.pair_methods") if is_score(then.measured.measure) and one != other else ""


@dataclass(frozen=True)
class _Side:
    """A measure in one edition; of one that another method scored, as it was kept."""

    label: str
    edition: Edition
    measured: Measured
    is_kept: bool

    def when(self) -> tuple[date, str]:
        return self.edition.date, self.edition.label


def _side(view: View, label: str) -> _Side:
    with based_on(current().of_edition(label)):
        shown, is_kept = kept.shown(kept.settle(view)), kept.scored_then() is not None
        return _Side(label, kept.edition(), shown, is_kept)


def names(then: Edition, now: Edition) -> tuple[str, str]:
    """Return what two editions are called: by their numbers, unless they share one."""
    if then.number == now.number:
        return then.label, now.label
    return then.number, now.number


def _mover(found: Difference, then: _Side, now: _Side, view: View) -> str:
    """Who moved furthest, and why where it is one unit alone."""
    words = Words(view.language)
    if len(found.furthest) > 1:
        return words("edition.pair_furthest", n=len(found.furthest), places=found.places)
    if not found.furthest:
        return ""
    (city,) = found.furthest
    why = reason(city, (then.measured, now.measured), (then.label, now.label), view)
    before, after = (
        numbers.rank(int(one.measured.ranks[city]), int(one.measured.ranks.count()), words)
        for one in (then, now)
    )
    named = names(then.edition, now.edition)
    return words(
        "edition.pair_moved",
        city=city_name(city, kept.todays(), words),
        then=named[0],
        now=named[1],
        before=before,
        after=after,
        because=words("edition.because", why=why) if why else "",
    )
