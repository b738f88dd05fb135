"""What the index's six panels say, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.address.view import View
from ui.figures.answer import Answer
from ui.index_lab.change import answer as change
from ui.index_lab.compare import answer as compare
from ui.index_lab.proofs import answer as proofs
from ui.index_lab.see import answer as see
from ui.index_lab.sure import answer as sure
from ui.index_lab.take import answer as take

ANSWERS: Mapping[str, Callable[[View], Answer]] = {
    "see": see.answer,
    "change": change.answer,
    "compare": compare.answer,
    "sure": sure.answer,
    "proofs": proofs.answer,
    "take": take.answer,
}


def answer(view: View) -> Answer:
    """Return what the open panel says.

    Raises
    ------
    AtlasError
        If the index cannot be computed with these choices, with the reason.
    """
    return ANSWERS[view.panel](view)
