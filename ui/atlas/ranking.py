"""The ranking list, linked both ways with the map: one row a unit, best first.

A list of our own on Streamlit's component mechanism, because the table widget
can neither be told which row to mark nor scroll to it.
"""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.atlas.kept import ranked
from ui.figures import kept
from ui.map.scripts import RANKING, fetching
from ui.page import address
from ui.words.texts import Words

# So that card and list together end where the map ends.
_HEIGHT_ALONE, _HEIGHT_BELOW_CARD = 600, 300
_LIST = st.components.v2.component(
    "ranking",
    html='<ol class="ranking" role="listbox" tabindex="0"></ol>',
    # drawn by the style sheet of the atlas: styles of its own would be sent at every change
    isolate_styles=False,
    js=fetching(RANKING),
)


def draw(view: View) -> None:
    """Draw the ranked units that pass the filters; choosing one puts it in focus everywhere."""
    words, said = Words(view.language), ranked(view)
    st.html(said.head)
    if not said.key:
        st.caption(words("atlas.ranking_empty"))
        return
    st.html(said.names)
    st.html(said.rows)
    _LIST(
        key="ranking",
        data={
            "key": said.key,
            "selected": view.city,
            "label": words("atlas.ranking"),
            "median": words("atlas.ranking_median"),
        },
        height=_HEIGHT_BELOW_CARD if view.city else _HEIGHT_ALONE,
        on_chosen_change=_choose,
    )


def _choose() -> None:
    chosen = st.session_state["ranking"].chosen
    if chosen in kept.vocabulary().cities:
        address.fly_to(chosen)
        address.change(city=chosen)
