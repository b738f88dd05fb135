"""One button to put a unit into the comparison or take it out, on any screen."""

from __future__ import annotations

import streamlit as st

from ui.address.view import MOST_COMPARED, View
from ui.page import address
from ui.words.texts import Words


def draw(view: View, unit: str) -> None:
    """Draw the button, and the way to the comparison once it holds two.

    Parameters
    ----------
    unit : a city code, "province.CODE" or "cluster.CODE"
    """
    words, chosen = Words(view.language), view.compare
    inside = unit in chosen
    full = len(chosen) >= MOST_COMPARED and not inside
    with st.container(horizontal=True, gap="small", key=f"compare_add_{unit}"):
        st.button(
            words("page.compare_remove" if inside else "page.compare_add"),
            key=f"compare_{unit}",
            icon=":material/remove:" if inside else ":material/add:",
            type="tertiary",
            disabled=full,
            help=words("page.compare_full") if full else None,
            on_click=_toggle,
            args=(unit,),
        )
        if len(chosen) >= 2:
            address.link(view, "compare", f"{words('page.compare_open')} ({len(chosen)})")


def _toggle(unit: str) -> None:
    chosen = address.current_view().compare
    others = tuple(one for one in chosen if one != unit)
    address.change(compare=others if unit in chosen else (*chosen, unit)[:MOST_COMPARED])
