"""The handle under the map: which year it shows, or which two years it compares.

All years are sent once, and the browser steps through them on its own. The
server hears of a year when the reader has stopped at it: then sentence, ranking
and card follow.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.address.view import OVERS, View
from ui.figures import kept
from ui.figures.history import growths_of
from ui.map.kept import packed_steps
from ui.map.scripts import YEARS, fetching
from ui.map.steps import steps_key
from ui.page import address, look
from ui.page.controls import bind
from ui.words.texts import Words

_WORDS = ("handle", "play", "pause", "year", "since", "compare", "one_year", "apart")
_HANDLE = st.components.v2.component("years", isolate_styles=False, js=fetching(YEARS))
_SENT = st.components.v2.component(
    "years_sent",
    isolate_styles=False,
    js="export default function keep({ data }) {\n  window.atlasYears = data;\n}",
)


def key_of(view: View) -> str:
    """Return the key of the years that can be stepped through; "" where there is one alone."""
    return steps_key(view, look.theme()) if kept.steps(view) else ""


def is_drawn(view: View) -> bool:
    """Return whether there is a handle under the map: the measure has several years."""
    return len(kept.years_of(view.measure)) > 1 and kept.history(view.measure) is not None


def draw(view: View) -> None:
    """Draw the handle, where the measure has several years."""
    history = kept.history(view.measure)
    if not is_drawn(view) or history is None:
        return
    years, words = kept.years_of(view.measure), Words(view.language)
    with st.container(key="years_area"):
        _HANDLE(
            key="years",
            data={
                "measure": view.measure,
                "key": key_of(view),
                "years": years,
                "run": list(history.run(view.year)),
                "longest": list(history.longest),
                "starts": list(history.run_starts),
                "year": view.year,
                "since": view.since,
                "stepped": view.over == OVERS[1],
                "words": _words(words),
            },
            on_moved_change=_move,
        )
        if view.since:
            _growth(view, words)


def _words(words: Words) -> dict[str, str]:
    said = {name: words(f"map.years_{name}") for name in _WORDS}
    return {**said, "span": words("common.span", since="{since}", year="{year}")}


def _growth(view: View, words: Words) -> None:
    """Draw in which way the change is told, where there are several."""
    history = kept.history(view.measure)
    assert history is not None, "a View with a span has years"
    unit = kept.measure(view.measure, view.year, view.choices).unit
    told = growths_of(history, unit)
    if len(told) > 1:
        st.segmented_control(
            words("map.years_growth"),
            told,
            format_func=lambda growth: words(f"map.years_{growth}"),
            required=True,
            label_visibility="collapsed",
            **bind("growth", view.growth),
        )


def send(view: View) -> None:
    """Send all years, last on the page, so that nothing waits for them.

    They are the same from rerun to rerun, and Streamlit then sends them once.
    """
    if kept.steps(view):
        _SENT(key="years_sent", data=packed_steps(view, look.theme()))


def _move() -> None:
    """Take the reader's years to the address, if they are years of the shown measure."""
    moved: Any = st.session_state["years"].moved
    view = address.current_view()
    known = {0, *kept.years_of(view.measure)}
    told = [moved.get(name) for name in ("year", "since")] if isinstance(moved, dict) else []
    # it comes from a browser: anything may stand there
    if told and all(isinstance(year, int) and year in known for year in told):
        address.change(year=told[0], since=told[1], over=OVERS[1])
