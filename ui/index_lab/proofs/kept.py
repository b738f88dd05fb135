"""What is proved, computed once for each index and leeway."""

from __future__ import annotations

from scoring.index.choices import IndexChoices
from ui.address.view import View
from ui.figures.proofs import kept as proofs_kept
from ui.index_lab.proofs.found import Found, find
from ui.reader.keep import keep


def found(view: View) -> Found:
    """Return what is proved of the View's index within its leeway.

    Raises
    ------
    DataError
        If nothing can be proved of it, or it cannot be computed.
    """
    return _found(view.choices, view.leeway)


@keep(32)
def _found(choices: IndexChoices, leeway: int) -> Found:
    return find(proofs_kept.guarantees(choices), leeway)
