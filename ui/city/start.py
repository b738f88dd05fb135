"""What the screen says while no city is chosen: the country, and who leads."""

from __future__ import annotations

from dataclasses import replace

from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.take.measured import measure_answer
from ui.words.texts import Words


def answer(view: View) -> Answer:
    """Return the map of the index, on which a city is chosen, and the leading cities."""
    words = Words(view.language)
    index = view.but(measure=INDEX, year=kept.years_of(INDEX)[-1], against="none")
    said = measure_answer(index)
    return replace(
        said,
        subject=words("city.start_subject", subject=said.subject),
        headline=words("city.start", leaders=said.headline),
        asks=True,
    )
