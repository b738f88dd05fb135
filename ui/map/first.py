"""The map before the rest of its page: what a reader waits for when a page is being opened.

The browser's one thread draws some sixty elements before the frame of the map has its
turn. Of a page whose first HTML holds the early map, the first run draws the map and what
gives it its place; the browser tells when it is painted, and the second run draws it all.
"""

from __future__ import annotations

import time
from typing import NoReturn

import streamlit as st

# The early map's script says so while its page is being opened (`serving/early.js`).
_COOKIE, _MAP = "atlas_opens", "map"
_FIRST = "map_first"
# Seconds: a map that is not painted by then does not keep the rest of the page from its reader.
_PATIENCE, _LOOK = 4.0, 0.02


def settle(may_be: bool) -> None:
    """Find at the beginning of a run whether it draws the map alone.

    Parameters
    ----------
    may_be : whether the screen begins with a map
    """
    opens = may_be and _FIRST not in st.session_state
    st.session_state[_FIRST] = opens and st.context.cookies.get(_COOKIE) == _MAP


def comes_first() -> bool:
    """Return whether this run draws the map alone."""
    return bool(st.session_state.get(_FIRST))


def all_without_map() -> None:
    """Run again for the whole page where the map was to come first and there was none to draw."""
    if comes_first():
        st.rerun()


def rest_when_painted() -> NoReturn:
    """End a run of the map alone: the browser asks for the next when it has painted the map."""
    # The map looks for this to know that it is waited for; it holds the place of the controls.
    st.html('<span hidden class="awaits-the-map"></span>')
    until = time.monotonic() + _PATIENCE
    # Looking at the state lets the run begin that the browser has asked for.
    while time.monotonic() < until and comes_first():
        time.sleep(_LOOK)
    st.rerun()
