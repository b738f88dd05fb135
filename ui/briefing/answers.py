"""The answer of each screen that can be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ui.address.view import View
from ui.atlas import kept as atlas
from ui.city import kept as city
from ui.compare import kept as compare
from ui.counties import kept as counties
from ui.edition.kept import lines
from ui.figures import kept
from ui.figures.answer import Answer
from ui.index_lab import kept as index_lab
from ui.page.caveats import with_caveats
from ui.regions import kept as regions
from ui.sources import kept as sources
from ui.words.texts import Words

ANSWERS: Mapping[str, Callable[[View], Answer]] = {
    "atlas": atlas.answer,
    "counties": counties.answer,
    "city": city.answer,
    "regions": regions.answer,
    "compare": compare.answer,
    "index_lab": index_lab.answer,
    "sources": sources.answer,
}


def answer_of(screen: str, view: View) -> Answer:
    """Return what a screen says of a View, with the city in focus, and of which index.

    Raises
    ------
    AtlasError
        If there is no such answer, with the reason.
    """
    said = with_caveats(
        ANSWERS[screen](view).focused(_focus(screen, view)), kept.catalogue(), Words(view.language)
    )
    edition, *half = lines(screen, view)
    return replace(said, notes=(*said.notes, *half), edition=edition, screen=screen)


def _focus(screen: str, view: View) -> str | None:
    return view.county if screen == "counties" and view.county_part != "gap" else view.city
