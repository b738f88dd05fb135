"""The way to the ready-made report of the one province or cluster that is looked at."""

from __future__ import annotations

from ui.address.view import FILTERS, View
from ui.figures import kept
from ui.figures.names import group_names
from ui.page import address
from ui.words.texts import Words


def has_place(view: View) -> bool:
    """Return whether the filters name one province or one cluster, and nothing else."""
    chosen = [(kind, code) for kind, codes in view.filters.items() for code in codes]
    return len(chosen) == 1 and chosen[0][0] in ("province", "cluster")


def of_filters(view: View) -> None:
    """Draw the way where the filters name one place."""
    if has_place(view):
        [(kind, (code,))] = view.filters.items()
        of(view, kind, code)


def of(view: View, kind: str, code: str) -> None:
    """Draw the way to the report of a place, where it is made as Word and PDF.

    Parameters
    ----------
    kind : "province" or "cluster"
    """
    if kept.scored_then() is not None:
        return  # a report is made of scores under all choices, and these were not kept
    words = Words(view.language)
    name = group_names(kind, kept.catalogue(), words)[code]
    asked = view.but(**{other: (code,) if other == kind else () for other in FILTERS})
    label = words("take.place_report", name=name)
    address.link(asked, "briefing", label, ":material/description:")
