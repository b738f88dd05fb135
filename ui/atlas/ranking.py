"""The ranking list, linked both ways with the map: one row a unit, best first.

A list of our own on Streamlit's component mechanism, because the table widget
can neither be told which row to mark nor scroll to it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.measured import Measured
from ui.figures.names import city_names
from ui.figures.value_text import value_text
from ui.page import address
from ui.page.markup import element, text
from ui.page.median_rank import FAR, summary
from ui.words import numbers
from ui.words.lines import one_line
from ui.words.texts import Words

# So that card and list together end where the map ends.
_HEIGHT_ALONE, _HEIGHT_BELOW_CARD = 600, 300
_FILES = Path(__file__).parent
_LIST = st.components.v2.component(
    "ranking",
    html='<ol class="ranking" role="listbox" tabindex="0"></ol>',
    # drawn by the style sheet of the atlas: styles of its own would be sent at every change
    isolate_styles=False,
    js=(_FILES / "ranking.js").read_text(encoding="utf-8"),
)


def draw(view: View, measured: Measured, among: frozenset[str]) -> None:
    """Draw the ranked units of `among`; choosing one puts it in focus everywhere.

    Parameters
    ----------
    measured : the measure shown, with national ranks
    among : codes that pass the filters; units without a figure are left out
    """

    def value(code: str) -> str:
        if unit:
            return numbers.bare(float(measured.values[code]), measured.unit, words.language)
        return one_line(value_text(measured, code, words))

    words, names = Words(view.language), city_names(kept.catalogue(), Words(view.language))
    unit = _said_above(measured, words)
    ranks = measured.ranks[measured.ranks.index.isin(among)].dropna().sort_values(kind="stable")
    title = element("h2", text(words("atlas.ranking")), class_="side-title")
    medians = _medians(measured, view)
    above = words("atlas.ranking_above", far=FAR) if medians else unit
    st.html(title + (element("p", text(above), class_="ranking-unit") if above else ""))
    if ranks.empty:
        st.caption(words("atlas.ranking_empty"))
        return
    # The names are the same for every measure, so they go apart: Streamlit then sends
    # them once. What changes is one short text; a place is its row but for ties.
    listed = "\n".join(f"{code}={name}" for code, name in names.items())
    st.html(element("span", hidden="", id="unit-names", data_names=listed))
    _LIST(
        key="ranking",
        data={
            "rows": "\n".join(
                f"{code}|{place if place != row else ''}|{medians.get(code, '')}|{value(code)}"
                for row, (code, place) in enumerate(
                    zip(ranks.index.astype(str), ranks, strict=True), start=1
                )
            ),
            "selected": view.city,
            "label": words("atlas.ranking"),
            "median": words("atlas.ranking_median"),
        },
        height=_HEIGHT_BELOW_CARD if view.city else _HEIGHT_ALONE,
        on_chosen_change=_choose,
    )


def _medians(measured: Measured, view: View) -> dict[str, str]:
    """The median rank of each city of the index, a star where it is far from its rank."""
    found = summary(view.choices) if measured.measure == INDEX and not measured.since else None
    if found is None:
        return {}
    far = (found["median"] - found["rank"]).abs() > FAR
    return {
        str(code): f"{median:g}{'*' if apart else ''}"
        for code, median, apart in zip(found.index, found["median"], far, strict=True)
    }


def _said_above(measured: Measured, words: Words) -> str:
    """The unit of the figures where the heading can say it, so that names keep their room."""
    told = measured.since or measured.unit in ("score", "%", "0/1", "count", "index", "ratio")
    return "" if told else numbers.unit_name(measured.unit, words)


def _choose() -> None:
    chosen = st.session_state["ranking"].chosen
    if chosen in kept.vocabulary().cities:
        address.fly_to(chosen)
        address.change(city=chosen)
