"""The answer of the screen of counties, computed once for each part of a View it rests on."""

from __future__ import annotations

from ui.address.view import Colouring, Inside, View, view_of
from ui.counties import answer as counties_answer
from ui.figures.answer import Answer
from ui.reader.keep import keep
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the screen says of a View, without the county in focus."""
    return _answer(view.but(county=None).part(Inside), view.part(Colouring), view.language)


@keep(60)
def _answer(inside: Inside, colouring: Colouring, language: Language) -> Answer:
    return counties_answer.answer(view_of(inside, colouring, language=language))
