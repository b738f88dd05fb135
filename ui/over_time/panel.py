"""The years on a page: which measure, which span, and what they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from ui.address.view import View
from ui.charts import draw as charts
from ui.figures import kept as figures_kept
from ui.figures.answer import Answer
from ui.figures.names import measure_name
from ui.over_time import kept
from ui.over_time.asked import WAYS, Asked
from ui.page import address, sources, tables
from ui.page.controls import bound
from ui.page.markup import element, plain, text
from ui.take import menu
from ui.words.texts import Words

_KEY = "years"


def draw(view: View, screen: str, said: Answer, what: Asked, units: Sequence[str]) -> None:
    """Draw the choice of a measure and a span, and how it went: sentence, lines, notes, table.

    Parameters
    ----------
    said : the answer of these years alone
    what : the measure and the span that it tells of
    units : the cities whose figures are drawn
    """
    words = Words(view.language)
    _controls(what, units, words)
    st.html(element("p", text(said.headline), class_="went"))
    for chart in said.charts:
        charts.draw(chart, _KEY)
    told = [one for one in (said.subline, *said.notes) if one]
    st.html(element("ul", *(element("li", text(one)) for one in told), class_="small"))
    sources.line(said.sources, words)
    for one in said.tables:
        tables.draw(one, words, _KEY)
    menu.draw(screen, view, lambda *_: replace(said, screen=screen), "save_years")


def _controls(what: Asked, units: Sequence[str], words: Words) -> None:
    with st.container(key="years_controls", horizontal=True, vertical_alignment="bottom"):
        _measure(what, units, words)
        _span(what, words)
        if len(what.ways) > 1:
            _way(what, words)


def _measure(what: Asked, units: Sequence[str], words: Words) -> None:
    catalogue, known = figures_kept.catalogue(), kept.offered(tuple(units))
    st.selectbox(
        words("over_time.measure"),
        known,
        format_func=lambda code: plain(measure_name(code, catalogue, words)),
        width=330,
        **bound("years_measure", what.measure, _ask_measure),
    )


def _span(what: Asked, words: Words) -> None:
    years = what.history.years
    st.slider(
        words("over_time.span"),
        years[0],
        years[-1],
        step=1,
        format="%d",
        width=300,
        **bound("years_span", _snapped(what, what.since, what.year), lambda ends: _ask(what, ends)),
    )


def _way(what: Asked, words: Words) -> None:
    st.segmented_control(
        words("over_time.told"),
        WAYS,
        format_func=lambda way: words(f"over_time.told_{way}"),
        required=True,
        **bound(
            "years_way", WAYS[what.indexed], lambda way: _ask(what, (what.since, what.year), way)
        ),
    )


def _ask(what: Asked, ends: tuple[int, int], growth: str | None = None) -> None:
    """Let the address say measure and span, so that a link brings them back."""
    since, year = _snapped(what, *ends)
    told = {} if growth is None else {"growth": growth}
    address.change(measure=what.measure, since=since, year=year, **told)


def _ask_measure(measure: str) -> None:
    """Another measure is shown over all its years."""
    years = kept.history_of(measure).years
    address.change(measure=measure, since=years[0], year=years[-1])


def _snapped(what: Asked, since: int, year: int) -> tuple[int, int]:
    """The span between years that have figures; of both handles on one, up to it, or from it."""
    years = what.history.years
    first, last = (min(years, key=lambda one: abs(one - end)) for end in (since, year))
    if first < last:
        return first, last
    at = max(1, years.index(first))
    return years[at - 1], years[at]
