"""The proofs behind a city's page, or none where its index or the city has none."""

from __future__ import annotations

from data.errors import DataError
from scoring.proofs.best_case import BestCase
from scoring.proofs.guarantees import Guarantees
from ui.address.view import View
from ui.figures.proofs import kept as proofs_kept


def guarantees_of(view: View) -> Guarantees | None:
    """The proofs of the View's index; None where it has none, or the city is not ranked."""
    try:
        found = proofs_kept.guarantees(view.choices)
    except DataError:
        return None
    return found if view.city in found.weighed.cities else None


def best_case_of(view: View) -> BestCase | None:
    try:
        return proofs_kept.best_case(view.choices, str(view.city), view.leeway)
    except DataError:
        return None
