"""The frame of the index laboratory: its parts, its sentence, and changing a choice safely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from data.errors import DataError
from scoring.choices import IndexChoices
from scoring.choices_checks import check_against_tables
from scoring.index import IndexResult
from ui import cached, figures, frame
from ui.cells import cell
from ui.choices_words import framework_name
from ui.controls import bind
from ui.labels import city_name, part_name
from ui.markup import element, plain, text
from ui.measure import settle_measure
from ui.view import PANELS, View
from ui.words import Words

_REFUSED = "lab_refused"
_ZERO = "all weights are zero under: "


def panel_switch(view: View) -> None:
    """Draw the five parts of the laboratory, the open one marked."""
    words = Words(view.language)
    st.segmented_control(
        words("method.panels"),
        PANELS,
        format_func=lambda panel: words(f"method.panel_{panel}"),
        label_visibility="collapsed",
        required=True,
        **bind("panel", view.panel),
    )
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(words("method.refused", reason=_reason(refused, words)))


def computed(view: View) -> IndexResult | None:
    """Return the index under the View's choices, or say why there is none and return None."""
    try:
        return cached.scored(view.choices)
    except DataError as error:
        words = Words(view.language)
        st.error(words("method.no_index"))
        st.code(str(error), language=None, wrap_lines=True)
        return None


def headline(view: View, result: IndexResult) -> None:
    """Draw the sentence that says what this index is."""
    words, catalogue = Words(view.language), cached.catalogue()
    ranks = result.ranks[result.definition.root].dropna().sort_values(kind="stable")
    if ranks.empty:
        st.info(words("reading.empty"))
        return
    sentence = words(
        "method.headline",
        framework=view.choices_name or framework_name(view.choices.framework, catalogue, words),
        indicators=len(result.definition.indicators),
        headings=len([c for c in result.definition.headings if c in result.definition.measured]),
        cities=len(ranks),
        first=city_name(str(ranks.index[0]), catalogue, words),
        last=city_name(str(ranks.index[-1]), catalogue, words),
    )
    st.html(
        element("h1", text(sentence), class_="headline")
        + element("p", text(words("method.subline", year=result.choices.year)), class_="subline")
        + (_city_here(view.city, result, words) if view.city else "")
    )


def _city_here(city: str, result: IndexResult, words: Words) -> str:
    """The city in focus under these choices."""
    root, name = result.definition.root, city_name(city, cached.catalogue(), words)
    if result.ranks[root].isna()[city]:
        return element("p", text(words("method.city_unranked", city=name)), class_="subline")
    place = figures.rank(
        int(cell(result.ranks, city, root)), int(result.ranks[root].count()), words
    )
    score = figures.score(float(cell(result.scores, city, root)))
    said = words("method.city_here", city=name, score=score, place=place)
    return element("p", text(said), class_="subline")


def choose(**changes: Any) -> None:
    """Change choices, if the tables allow it; else keep the index and say why. For callbacks."""
    view = frame.current_view()
    adopt(replace(view.choices, **changes))


def adopt(choices: IndexChoices, **fields: Any) -> bool:
    """Take over a choice set if it can stand against the tables; else keep what there is.

    Returns
    -------
    bool
        Whether it was taken over.
    """
    catalogue = cached.catalogue()
    try:
        check_against_tables(choices, catalogue)
    except DataError as error:
        st.session_state[_REFUSED] = str(error)
        return False
    view = frame.current_view().but(choices=choices, **fields)
    frame.settle(settle_measure(view, catalogue))
    return True


def _reason(message: str, words: Words) -> str:
    """The likely slips in the reader's words, any other as our checks say it."""
    if _ZERO in message:
        code = message.partition(_ZERO)[2].split(",")[0].strip()
        return words(
            "method.zero_weights", heading=plain(part_name(code, cached.catalogue(), words))
        )
    if "every indicator is left out" in message:
        return words("method.nothing_left")
    return plain(message)
