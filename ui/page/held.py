"""What the browser says of a control with each run: a value it holds already is not told again.

A control that is told its value is drawn anew, whatever it shows, and with it all
that it offers is sent. Streamlit knows which values the browser reported with this
run, but offers no way to ask; a test holds that this one works.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_OFFERED = "offered_by_controls"


def holds(key: str, value: Any, offered: Sequence[str]) -> bool:
    """Return whether a control is on the page as it would be drawn now, and shows a value.

    Parameters
    ----------
    key : of the control
    offered : what it offers, as the reader sees it; by this the browser knows the value
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return False
    drawn = (context.page_script_hash, hash(tuple(offered)))
    before = st.session_state.setdefault(_OFFERED, {})
    same, before[key] = before.get(key) == drawn, drawn
    return same and _reported(context, key) == [value]


def _reported(context: Any, key: str) -> list[Any]:
    """The value that came with this run, if any did."""
    state = context.session_state._state
    name = state._key_id_mapper.get_id_from_key(key)
    return [state._new_widget_state[name]] if name in state._new_widget_state else []
