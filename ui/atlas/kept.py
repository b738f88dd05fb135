"""What the atlas says, computed once for each part of a View that it rests on.

A key holds whether the ranks of the index are drawn: before, their medians are not told.
"""

from __future__ import annotations

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
from ui.atlas.ranked import Ranked
from ui.figures.answer import Answer
from ui.figures.doubt import kept as doubt_kept
from ui.reader.keep import keep
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the atlas says of a View, without the city in focus."""
    drawn = doubt_kept.is_drawn(view.choices)
    painted, shaped, paired = view.part(Painted), view.part(Shaped), view.part(Paired)
    second = view.second if view.pair == "measure" else View.second
    parts = (painted, view.part(Outlined), shaped, paired, view.part(Levelled))
    return annotated(_answer(*parts, second, drawn, view.language), view)


@keep(100)
def _answer(
    painted: Painted,
    outlined: Outlined,
    shaped: Shaped,
    paired: Paired,
    levelled: Levelled,
    second: str,
    drawn: bool,  # noqa: ARG001 - a part of the key
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
