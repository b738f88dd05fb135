"""What the screen of own figures keeps: the names of units, and tables joined in this process."""

from __future__ import annotations

import streamlit as st

from data.catalogue import Catalogue
from own.joined import with_own
from own.matching import Level, Places, places_of
from own.own_set import OwnSet
from own.set_file import digest
from ui.address.view import DEFAULT_CHOICES
from ui.figures import kept


def places(level: Level) -> Places:
    """Return the units of a level under all their names."""
    return places_of(kept.catalogue(), level)


def joined(own: OwnSet) -> Catalogue:
    """Return the tables with a set in them.

    Whoever asks has the whole set in hand: nobody is given another's by its digest alone.

    Raises
    ------
    DataError
        See `own.joined.with_own`.
    """
    return _joined(digest(own), own)


@st.cache_resource(show_spinner=False, max_entries=6)
def _joined(key: str, _own: OwnSet) -> Catalogue:  # noqa: ARG001 - the key
    return with_own(kept.catalogue(), _own, DEFAULT_CHOICES.framework)
