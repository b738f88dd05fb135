"""What the screen of sources says, part by part, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.address.view import View
from ui.figures.answer import Answer
from ui.sources import chain, changed, coverage, national, records

PARTS: Mapping[str, Callable[[View], Answer]] = {
    "coverage": coverage.answer,
    "chain": chain.answer,
    "sources": records.answer,
    "nation": national.answer,
    "changed": changed.answer,
}


def answer(view: View) -> Answer:
    """Return what the open part says."""
    return PARTS[view.tab](view)
