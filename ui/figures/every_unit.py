"""The index of all 337 units, which rests on the fewer figures that nearly all of them have."""

from __future__ import annotations

from scoring.index.choices import IndexChoices
from scoring.index.frameworks import EVERY_UNIT
from ui.address.view import View
from ui.figures import kept
from ui.figures.measured import settle_measure


def of_every_unit(view: View) -> View:
    """Return the View under the index of all units; a measure it has not becomes the index."""
    choices = IndexChoices(framework=EVERY_UNIT, year=view.choices.year)
    return settle_measure(view.but(choices=choices, choices_name="", breaks=()), kept.catalogue())
