"""The edition of the data that an address is pinned to: shown where it can be, or said why not."""

from __future__ import annotations

from dataclasses import dataclass

from data.edition import current, is_label
from data.errors import DataError
from editions.errors import NotAtHand, OtherMethod
from ui.figures import kept
from ui.words.texts import Words

# Error of an edition that cannot be shown → what is said of it; any other is "unreadable".
_WHY: dict[type[DataError], str] = {NotAtHand: "edition.away", OtherMethod: "edition.method"}


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
    except DataError as error:
        return Pinned(asked=asked, why=_WHY.get(type(error), "edition.unreadable"))
    return Pinned(asked)
