"""The answer of each screen that can be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.address.view import View
from ui.atlas import answer as atlas
from ui.city import kept as city
from ui.compare import kept as compare
from ui.figures import kept
from ui.figures.answer import Answer
from ui.index_lab import kept as index_lab
from ui.page.caveats import with_caveats
from ui.regions import kept as regions
from ui.sources import kept as sources
from ui.words.texts import Words

ANSWERS: Mapping[str, Callable[[View], Answer]] = {
    "atlas": atlas.answer,
    "city": city.answer,
    "regions": regions.answer,
    "compare": compare.answer,
    "index_lab": index_lab.answer,
    "sources": sources.answer,
}


def answer_of(screen: str, view: View) -> Answer:
    """Return what a screen says of a View, with the city in focus.

    Raises
    ------
    AtlasError
        If there is no such answer, with the reason.
    """
    answer = ANSWERS[screen](view).focused(view.city)
    return with_caveats(answer, kept.catalogue(), Words(view.language))
