"""The screen's answer, computed once for the parts of a View that it rests on."""

from __future__ import annotations

from ui.address.view import Chosen, Outlined, Painted, Proved, Shown, View, view_of
from ui.city import answer as city_answer
from ui.city import went as city_went
from ui.figures.answer import Answer
from ui.figures.doubt import kept as doubt_kept
from ui.over_time.joined import with_years
from ui.reader.keep import keep
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the screen says of a View."""
    if view.city is None:
        return _start(view.part(Painted), view.part(Outlined), view.language)
    return with_years(view, overview(view), went(view))


def overview(view: View) -> Answer:
    """Return where the city in focus stands, without the years before."""
    drawn = doubt_kept.is_drawn(view.choices)
    parts = view.part(Chosen), view.part(Proved)
    return _overview(*parts, str(view.city), view.beside, drawn, view.language)


def went(view: View) -> Answer | None:
    """Return how a measure of the city in focus went; None where it has no years."""
    return _went(view.part(Shown), str(view.city), view.beside, view.language)


@keep(40)
def _start(painted: Painted, outlined: Outlined, language: Language) -> Answer:
    return city_answer.answer(view_of(painted, outlined, language=language))


@keep(200)
def _overview(
    chosen: Chosen,
    proved: Proved,
    city: str,
    beside: str,
    drawn: bool,  # noqa: ARG001 - a part of the key
    language: Language,
) -> Answer:
    """`drawn`: whether the ranks of the index are, without which the median is not told."""
    return city_answer.overview(
        view_of(chosen, proved, city=city, beside=beside, language=language)
    )


@keep(200)
def _went(shown: Shown, city: str, beside: str, language: Language) -> Answer | None:
    return city_went.answer(view_of(shown, city=city, beside=beside, language=language))
