"""What the foot of every screen says, written once."""

from __future__ import annotations

from ui.address.view import (
    Asked,
    Chosen,
    Compared,
    Levelled,
    Opened,
    Painted,
    Paired,
    Shown,
    View,
    view_of,
)
from ui.edition import differs as edition_differs
from ui.edition.said import edition_line, half_weights
from ui.figures.editions.beside import edition_beside, named
from ui.reader.keep import keep
from ui.words.texts import Language


def lines(screen: str, view: View) -> tuple[str, ...]:
    """Return which index and which data a screen shows, then what counts half in the index."""
    parts = (view.part(Shown), view.part(Chosen), view.part(Asked), view.part(Opened))
    # Which edition stands beside the one shown depends on what is at hand.
    beside = edition_beside(view) if screen == "atlas" else None
    paired = named(view).part(Paired) if beside else Paired()
    return _lines(screen, *parts, paired, view.language)


@keep(500)
def _lines(
    screen: str,
    shown: Shown,
    chosen: Chosen,
    asked: Asked,
    opened: Opened,
    paired: Paired,
    language: Language,
) -> tuple[str, ...]:
    view = view_of(shown, chosen, asked, opened, paired, language=language)
    return (edition_line(screen, view), *half_weights(screen, view))


def differs(screen: str, view: View) -> str:
    """Return how today's edition differs from the earlier one that is shown."""
    parts = (view.part(Painted), view.part(Levelled), view.part(Asked), view.part(Compared))
    return _differs(screen, *parts, view.city, view.language)


@keep(200)
def _differs(
    screen: str,
    painted: Painted,
    levelled: Levelled,
    asked: Asked,
    compared: Compared,
    city: str | None,
    language: Language,
) -> str:
    view = view_of(painted, levelled, asked, compared, city=city, language=language)
    return edition_differs.differs(screen, view)
