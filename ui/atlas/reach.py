"""Whom a score on the map leaves out, and the way to one that has all units."""

from __future__ import annotations

from ui.address.view import View
from ui.figures import kept
from ui.figures.every_unit import of_every_unit
from ui.figures.measured import Measured, is_score
from ui.page import address
from ui.words.texts import Words


def draw(view: View, measured: Measured) -> None:
    """Draw how many of the chosen units a score leaves out, as a way to the index of all."""
    out = measured.left_out & kept.among(view)
    # That index would be scored anew.
    if is_score(view.measure) and out and kept.scored_then() is None:
        label = Words(view.language)("atlas.leaves_out", n=len(out))
        address.link_here(of_every_unit(view), label, "show_every_unit")
