"""Question 1 on the page: what can be looked into, and its members under the map."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import group_names
from ui.page.controls import bind
from ui.page.markup import element, plain, text
from ui.regions import panel
from ui.regions.clicks import choose_city, choose_group
from ui.regions.clusters.figures import Compared, member_lists
from ui.regions.inputs import Inputs
from ui.take import place_report
from ui.words import numbers


def draw(inputs: Inputs, said: Answer) -> None:
    """Draw the clusters side by side; a click on one looks into it, and out again."""
    compared = Compared(inputs)
    panel.draw_answer(
        said,
        inputs,
        above=lambda: _look_into(compared),
        below=lambda: _members(compared),
        chosen=compared.group or "",
        follow=choose_group,
        about=inputs.words("regions.clusters_about"),
    )


def _look_into(compared: Compared) -> None:
    words, names = compared.inputs.words, dict(compared.known["name"])
    st.selectbox(
        words("regions.look_into"),
        list(names),
        format_func=names.__getitem__,
        placeholder=words("regions.look_into_hint"),
        **bind("group", compared.group),
    )


def _members(compared: Compared) -> None:
    """The members of the group looked into, the highest first."""
    inputs, group = compared.inputs, compared.group
    if group is None:
        return
    lists = member_lists(inputs)
    codes = lists[lists["group"] == group]["city_code"]
    value = inputs.measured.values.reindex(codes).sort_values(ascending=False, kind="stable")
    name = str(compared.known["name"][group])
    title = inputs.words("regions.members", name=name, n=len(codes))
    st.html(element("h2", text(title), class_="side-title"))
    with st.container(key="regions_members", horizontal=True, gap="small"):
        for code, amount in value.items():
            _member(str(code), float(amount), inputs)
    if group in group_names("cluster", kept.catalogue(), inputs.words):
        place_report.of(inputs.view, "cluster", group)


def _member(code: str, amount: float, inputs: Inputs) -> None:
    words, rank = inputs.words, inputs.measured.ranks[code]
    said = plain(numbers.figure(amount, inputs.measured.unit, words))
    place = "" if pd.isna(rank) else words("regions.place", n=int(rank))
    st.button(
        f"{plain(inputs.names[code])} **{said}**{place}",
        key=f"member_{code}",
        type="primary" if code == inputs.view.city else "secondary",
        on_click=choose_city,
        args=(code,),
    )
