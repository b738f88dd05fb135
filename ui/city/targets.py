"""The targets that a city meets and misses, on its page."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from exports.content import Cell, Table
from ui.address.view import View
from ui.city.listed import kept as listed_kept
from ui.city.section import listed, title
from ui.figures.full_name import name_of
from ui.page.look import folded
from ui.page.markup import element, text
from ui.target.of_unit import judged_of, summary
from ui.words.texts import Words


def table(view: View, every: bool = False) -> Table:
    """Return the city's figures beside its targets: the chief ones, or every one."""
    return listed_kept.targets(view, every)


def printed(view: View) -> Table:
    """Return the chief targets as they are printed: each kind a heading of its own."""
    chosen = table(view)
    rows: list[tuple[Cell, ...]] = []
    for group, of_group in groupby(chosen.rows, key=lambda row: row[0]):
        rows.append((group, *[None] * (len(chosen.columns) - 3)))
        rows += [(f"　{row[1]}", *row[2:-1]) for row in of_group]
    return Table(chosen.title, chosen.columns[1:-1], tuple(rows))


def sentence(view: View) -> str:
    """Return how many of the limits and targets that bind the city it meets."""
    judged = judged_of(str(view.city), view.choices.year)
    return summary(judged, name_of(view), Words(view.language))


def draw(view: View) -> None:
    """Draw what is met and missed, group by group; all targets are one click away."""
    words, chosen = Words(view.language), table(view)
    title("targets", words)
    if not chosen.rows:
        st.caption(words("target.none"))
        return
    st.html(element("p", text(words("target.explained")), class_="muted"))
    for group, rows in groupby(chosen.rows, key=lambda row: row[0]):
        # The notes stand with all targets below.
        own = Table(str(group), chosen.columns[1:-1], tuple(row[1:-1] for row in rows))
        st.html(element("h3", text(group)) + listed(own))
    whole = table(view, every=True)
    with folded(words("target.every", n=len(whole.rows)), "targets") as is_open:
        if is_open:
            st.html(listed(whole))
