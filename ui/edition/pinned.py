"""The edition of the data that an address is pinned to: shown where it can be, or said why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from data.edition import current, is_label
from data.errors import DataError
from editions.errors import NotAtHand
from ui.address.view import View
from ui.figures import kept
from ui.figures.editions.as_it_was import can_be_shown
from ui.reader.basis import based_on
from ui.reader.basis import current as current_basis
from ui.words.texts import Words


@dataclass(frozen=True)
class Pinned:
    """What became of the edition that an address asks for.

    Attributes
    ----------
    label : of the earlier edition that is shown, "" for today's
    asked : of the one that was asked for and cannot be shown, "" where there is none
    why : key of the sentence that says why today's is shown in its place; "" where it is not
    """

    label: str = ""
    asked: str = ""
    why: str = ""

    def sentence(self, words: Words) -> str:
        """Return why what was asked for is not shown; "" where it is."""
        return words(self.why, label=self.asked) if self.why else ""


def pinned(asked: str) -> Pinned:
    """Return what can be shown of the edition that an address asks for.

    Parameters
    ----------
    asked : whatever stands in the address
    """
    if asked in ("", current().label):
        return Pinned()
    if not is_label(asked):
        return Pinned(why="edition.unknown")
    try:
        kept.earlier(asked)
    except NotAtHand:
        return Pinned(asked=asked, why="edition.away")
    except DataError:
        return Pinned(asked=asked, why="edition.unreadable")
    return Pinned(asked)


def pinned_for(asked: str, screen: str, view_of: Callable[[], View]) -> Pinned:
    """Return the same for one View, which has to be scored anew where nothing was kept of it.

    Parameters
    ----------
    view_of : reads the View of a screen while answers rest on the edition
    """
    found = pinned(asked)
    if not found.label:
        return found
    with based_on(current_basis().of_edition(found.label)):
        shown = can_be_shown(screen, view_of())
    return found if shown else Pinned(asked=asked, why="edition.method")
