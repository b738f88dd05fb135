"""What differs between an earlier edition and today's: compared once and kept, by its label."""

from __future__ import annotations

import streamlit as st

from data.editions import Editions, between
from editions.at_hand import find_scores
from editions.causes import Moved, moved
from editions.scores import Scores
from ui.figures import kept


@st.cache_resource(show_spinner=False, max_entries=4)
def ranks(label: str) -> Moved:
    """Return how the default index of an edition became today's, and why.

    Raises
    ------
    DataError
        If it is not at hand, or its tables cannot be read any more.
    """
    return moved(kept.archived(label)[0], kept.todays())


@st.cache_resource(show_spinner=False, max_entries=4)
def figures(label: str) -> Editions:
    """Return the figures that differ between an edition and today's; raises as `ranks` does."""
    return between(kept.archived(label)[0].catalogue, kept.todays())


@st.cache_resource(show_spinner=False, max_entries=4)
def scores(label: str) -> Scores:
    """Return the index as an edition had it, also where its tables cannot be read any more."""
    return find_scores(label, kept.todays().cities["city_code"])
