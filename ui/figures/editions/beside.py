"""Which other edition of the data may be shown beside the one that answers rest on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from data.edition import Edition
from data.edition import current as todays_edition
from data.errors import AtlasError
from editions import at_hand
from ui.address.view import LEVELS, PAIRS, Shown, View
from ui.figures import kept
from ui.figures.editions.as_it_was import can_be_shown
from ui.reader.basis import based_on, current


def others() -> tuple[str, ...]:
    """Return the labels of the editions at hand other than the one shown, "" for today's first."""
    earlier = (label for label in at_hand.labels() if label != todays_edition().label)
    return tuple(label for label in ("", *earlier) if label != current().edition)


def asked_beside(view: View) -> str | None:
    """Return the label of the edition that a View asks for beside its own; None where none is.

    That of a View which names its own edition is the first other one at hand.
    """
    if view.pair_edition != current().edition:
        return view.pair_edition
    return next(iter(others()), None)


def named(view: View) -> View:
    """Return the View with the edition beside its own named, so that a link brings it back."""
    label = asked_beside(view) if view.pair == PAIRS[-1] else None
    return view if label is None else view.but(pair_edition=label)


@contextmanager
def resting_on(label: str) -> Iterator[None]:
    """Let answers rest on another edition for a while, and on the same own figures."""
    with based_on(current().of_edition(label)):
        yield


def why_not(view: View, label: str | None) -> str:
    """Return the last part of a text's key: why an edition shows nothing of a View; "" if it does.

    Parameters
    ----------
    label : as `asked_beside` returns it
    """
    if label is None:
        return "alone"
    if label and label not in at_hand.labels():
        return "away"
    with resting_on(label):
        try:
            kept.published()
        except AtlasError:
            return "unreadable"
        if not can_be_shown("atlas", view):
            return "method"
        try:
            return "" if _shows(view) else "without"
        except AtlasError:
            return "without"


def edition_beside(view: View) -> Edition | None:
    """Return the edition that stands beside the one shown; None where none does."""
    label = asked_beside(view)
    if view.pair != PAIRS[-1] or view.units != LEVELS[0] or label is None or why_not(view, label):
        return None
    with resting_on(label):
        return kept.edition()


def _shows(view: View) -> bool:
    """Whether the edition that answers rest on has the measure and the years of a View."""
    known = kept.catalogue().frameworks["framework"]
    if view.measure not in kept.vocabulary().measures or view.choices.framework not in set(known):
        return False
    settled = kept.settle(view, "atlas")
    return settled.part(Shown) == view.part(Shown) and bool(kept.shown(settled).values.size)
