"""The choice of what is followed through the years, and between which two of them."""

from __future__ import annotations

import streamlit as st

from ui.figures.names import measure_labels
from ui.page import address
from ui.regions.followed import Followed, followable
from ui.regions.inputs import Inputs


def draw(inputs: Inputs, followed: Followed) -> None:
    """Draw the choice of a measure with several years, and of the first and the last year."""
    codes = list(dict.fromkeys((*followable(inputs), followed.measure)))
    framework = inputs.view.choices.framework
    labels = measure_labels(codes, framework, inputs.catalogue, inputs.words)
    st.session_state["followed"] = followed.measure
    st.selectbox(
        inputs.words("regions.change"),
        codes,
        format_func=labels.__getitem__,
        key="followed",
        on_change=lambda: _follow(st.session_state["followed"]),
    )
    first, last = st.columns(2)
    with first:
        _year("since", [year for year in followed.run if year < followed.run[-1]], inputs, followed)
    with last:
        _year("year", _last_years(followed), inputs, followed)


def _last_years(followed: Followed) -> list[int]:
    """Every year that another one before it can be compared with."""
    runs = followed.history.runs
    return [year for run in runs for year in run[1:]]


def _year(end: str, years: list[int], inputs: Inputs, followed: Followed) -> None:
    key = f"followed_{end}"
    st.session_state[key] = followed.span[0 if end == "since" else 1]
    st.selectbox(
        inputs.words(f"regions.span_{end}"),
        years,
        key=key,
        on_change=lambda: _choose(end, st.session_state[key], followed),
    )


def _follow(measure: str) -> None:
    """Another measure starts with its own years and classes."""
    address.change(measure=measure, year=0, since=0, breaks=())


def _choose(end: str, year: int, followed: Followed) -> None:
    """A span whose ends no longer follow each other, or lie across a break, gives way."""
    since, last = (year, followed.span[1]) if end == "since" else (followed.span[0], year)
    run = followed.history.run(year)
    if since >= last or since not in run or last not in run:
        place = run.index(year)
        since, last = (year, run[-1]) if end == "since" else (run[max(place - 1, 0)], year)
    address.change(measure=followed.measure, since=since, year=last, breaks=())
