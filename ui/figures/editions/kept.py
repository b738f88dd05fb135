"""What differs between an earlier edition and today's: compared once and kept, by its label."""

from __future__ import annotations

import streamlit as st
from pandas import DataFrame

from data.catalogue import Catalogue
from data.editions import Editions, between
from editions.at_hand import find_scores
from editions.causes import Moved, moved
from editions.causes import in_force as in_force_of
from editions.scores import Scores
from scoring.index.choices import IndexChoices
from ui.figures import kept


@st.cache_resource(show_spinner=False, max_entries=8)
def ranks(then: str, now: str) -> Moved:
    """Return how the default index of an edition became that of a later one, and why.

    Parameters
    ----------
    now : the label of the later one, "" for today's

    Raises
    ------
    DataError
        If one is not at hand, or its tables cannot be read any more.
    """
    return moved(kept.archived(then)[0], _tables(now))


@st.cache_resource(show_spinner=False, max_entries=8)
def figures(then: str, now: str) -> Editions:
    """Return the figures that differ between two editions; takes and raises as `ranks` does."""
    return between(kept.archived(then)[0].catalogue, _tables(now))


@st.cache_resource(show_spinner=False, max_entries=8)
def in_force(then: str, now: str) -> DataFrame:
    """Return those of `figures` that an index of either edition rests on."""
    old = kept.archived(then)[0].catalogue
    return in_force_of(figures(then, now), old, _tables(now), IndexChoices().year)


def _tables(label: str) -> Catalogue:
    return kept.archived(label)[0].catalogue if label else kept.todays()


@st.cache_resource(show_spinner=False, max_entries=4)
def scores(label: str) -> Scores:
    """Return the index as an edition had it, also where its tables cannot be read any more."""
    return find_scores(label, kept.todays().cities["city_code"])
