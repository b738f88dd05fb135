"""The answers of the screen, each computed once for the parts of a View it rests on."""

from __future__ import annotations

from dataclasses import replace

from ui.address.view import Chosen, Focused, Opened, Shown, View, view_of
from ui.figures.answer import Answer
from ui.reader.keep import keep
from ui.sources import answer as sources_answer
from ui.sources import changed
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the open part says; only the chain is about a city and an indicator."""
    about = (view.part(Shown), Focused(city=view.city)) if view.tab == "chain" else ()
    opened = replace(view.part(Opened), before=changed.before(view))
    return _answer(opened, view.part(Chosen), about, view.language)


@keep(64)
def _answer(
    opened: Opened, chosen: Chosen, about: tuple[Shown | Focused, ...], language: Language
) -> Answer:
    return sources_answer.answer(view_of(opened, chosen, *about, language=language))
