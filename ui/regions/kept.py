"""The answers of the questions, each computed once for the parts of a View it rests on."""

from __future__ import annotations

from ui.address.view import Asked, Outlined, Painted, View, view_of
from ui.figures.answer import Answer
from ui.reader.keep import keep
from ui.regions import answer as regions_answer
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return the answer to the question of a View, without the city in focus."""
    return _answer(view.part(Painted), view.part(Outlined), view.part(Asked), view.language)


@keep(64)
def _answer(painted: Painted, outlined: Outlined, asked: Asked, language: Language) -> Answer:
    return regions_answer.answer(view_of(painted, outlined, asked, language=language))
