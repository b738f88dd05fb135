"""What the foot of every screen says, written once."""

from __future__ import annotations

from ui.address.view import Asked, Chosen, Opened, Shown, View, view_of
from ui.edition.said import edition_line, half_weights
from ui.reader.keep import keep
from ui.words.texts import Language


def lines(screen: str, view: View) -> tuple[str, ...]:
    """Return which index a screen shows and what counts half in it; nothing where it shows none."""
    parts = (view.part(Shown), view.part(Chosen), view.part(Asked), view.part(Opened))
    return _lines(screen, *parts, view.language)


@keep(500)
def _lines(
    screen: str, shown: Shown, chosen: Chosen, asked: Asked, opened: Opened, language: Language
) -> tuple[str, ...]:
    view = view_of(shown, chosen, asked, opened, language=language)
    said = edition_line(screen, view)
    return (said, *half_weights(screen, view)) if said else ()
