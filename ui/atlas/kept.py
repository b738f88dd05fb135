"""What the atlas says, computed once for each part of a View that it rests on.

A key holds whether the ranks of the index are drawn: before, their medians are not told.
"""

from __future__ import annotations

from dataclasses import replace

from ui.address.view import (
    Among,
    Chosen,
    Levelled,
    Outlined,
    Painted,
    Paired,
    Shaped,
    Shown,
    View,
    view_of,
)
from ui.atlas import answer as atlas_answer
from ui.atlas import in_focus as atlas_in_focus
from ui.atlas import ranked as atlas_ranked
from ui.atlas.annotate.written import annotated
from ui.atlas.beside.second import resting_on_second, second_view, why_alone
from ui.atlas.ranked import Ranked
from ui.figures.answer import Answer
from ui.figures.doubt import kept as doubt_kept
from ui.figures.editions.beside import named
from ui.reader.keep import keep
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the atlas says of a View, without the city in focus.

    Why there is one map where two are asked for depends on what is at hand, and is not kept.
    """
    other = second_view(view)
    paired = Paired() if other is None else named(view).part(Paired)
    second = view.second if view.pair == "measure" else View.second
    parts = (view.part(Painted), view.part(Outlined), view.part(Shaped), paired)
    drawn = (doubt_kept.is_drawn(view.choices), _is_drawn_beside(view, other))
    said = _answer(*parts, view.part(Levelled), second, drawn, view.language)
    return annotated(replace(said, notes=(*filter(None, (why_alone(view),)), *said.notes)), view)


def _is_drawn_beside(view: View, other: View | None) -> bool:
    with resting_on_second(view):
        return other is not None and doubt_kept.is_drawn(other.choices)


@keep(100)
def _answer(
    painted: Painted,
    outlined: Outlined,
    shaped: Shaped,
    paired: Paired,
    levelled: Levelled,
    second: str,
    drawn: tuple[bool, bool],  # noqa: ARG001 - a part of the key
    language: Language,
) -> Answer:
    parts = (painted, outlined, shaped, paired, levelled)
    return atlas_answer.answer(view_of(*parts, second=second, language=language))


def ranked(view: View) -> Ranked:
    """Return the ranking list."""
    drawn, parts = doubt_kept.is_drawn(view.choices), (view.part(Shown), view.part(Among))
    return _ranked(*parts, view.part(Chosen), drawn, view.language)


@keep(300)
def _ranked(
    shown: Shown,
    among: Among,
    chosen: Chosen,
    drawn: bool,  # noqa: ARG001 - a part of the key
    language: Language,
) -> Ranked:
    return atlas_ranked.ranked(view_of(shown, among, chosen, language=language))


def in_focus(view: View, city: str) -> str:
    """Return what the card says of a city."""
    drawn, parts = doubt_kept.is_drawn(view.choices), (view.part(Shown), view.part(Chosen))
    return _in_focus(city, *parts, drawn, view.language)


@keep(1000)
def _in_focus(
    city: str,
    shown: Shown,
    chosen: Chosen,
    drawn: bool,  # noqa: ARG001 - a part of the key
    language: Language,
) -> str:
    return atlas_in_focus.in_focus(view_of(shown, chosen, language=language), city)
