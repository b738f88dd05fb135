"""What the screen of counties says: the answer to its open part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.address.view import View
from ui.counties import compared, gap, painted, spots, town
from ui.figures.answer import Answer

_PARTS: Mapping[str, Callable[[View], Answer]] = {
    "map": painted.answer,
    "gap": gap.answer,
    "spots": spots.answer,
    "town": town.answer,
    "compare": compared.answer,
}


def answer(view: View) -> Answer:
    """Return what the open part says."""
    return _PARTS[view.county_part](view)
