"""The index of all 337 units, which rests on the fewer figures that nearly all of them have."""

from __future__ import annotations

from scoring.index.choices import IndexChoices
from scoring.index.frameworks import EVERY_UNIT
from ui.address.view import View
from ui.figures import kept
from ui.figures.measured import is_score, settle_measure
from ui.words.texts import Words


def of_every_unit(view: View) -> View:
    """Return the View under the index of all units; a measure it has not becomes the index."""
    choices = IndexChoices(framework=EVERY_UNIT, year=view.choices.year)
    return settle_measure(view.but(choices=choices, choices_name="", breaks=()), kept.catalogue())


def every_unit_notes(view: View) -> tuple[str, ...]:
    """Return what having all units costs, beside a score of this index; else nothing."""
    if view.choices.framework != EVERY_UNIT or not is_score(view.measure):
        return ()
    n = len(kept.scored(view.choices).definition.indicators)
    return (Words(view.language)("reading.every_unit", n=n),)
