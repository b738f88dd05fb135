"""The choice of a target: an official one, none, or one of the reader's own."""

from __future__ import annotations

from typing import Any, get_args

import streamlit as st

from scoring.targets.own import read_own, write_own
from scoring.targets.target import OWN, Comparator, Target, targets_for
from ui.address.view import NO_TARGET, View
from ui.figures import kept
from ui.page import address
from ui.page.controls import bind
from ui.page.look import folded
from ui.page.markup import plain
from ui.target.words import title_of, value_of
from ui.words import numbers
from ui.words.texts import Words

_YES_NO = "0/1"


def target(view: View) -> None:
    """Draw what figures are compared with; nothing for a change, and for yes or no."""
    measured = kept.shown(view)
    if measured.since or measured.unit == _YES_NO:
        return
    words = Words(view.language)
    with folded(words("target.control"), "target", bool(view.own_target)) as is_open:
        if is_open:
            _choice(view, words)


def _choice(view: View, words: Words) -> None:
    known = {one.code: one for one in targets_for(view.measure, view.year, kept.catalogue())}
    names = {code: _option(code, known, words) for code in (NO_TARGET, *known, OWN)}
    st.selectbox(
        words("target.control"),
        list(names),
        format_func=names.__getitem__,
        help=words("target.control_help"),
        label_visibility="collapsed",
        key=bind("target", _chosen(view, known), offered=list(names.values()))["key"],
        on_change=_change_target,
    )
    if _chosen(view, known) == OWN:
        _own(view, words)


def _chosen(view: View, known: dict[str, Target]) -> str:
    if view.target == NO_TARGET or view.target in known:
        return view.target
    if view.own_target:
        return OWN
    return next((code for code, one in known.items() if one.shown), NO_TARGET)


def _option(code: str, known: dict[str, Target], words: Words) -> str:
    if code not in known:
        return words(f"target.control_{code}")
    one = known[code]
    key = "target.option_year" if one.year else "target.option"
    return plain(words(key, title=title_of(one, words), value=value_of(one, words), year=one.year))


def _change_target() -> None:
    chosen = st.session_state["control_target"]
    view = kept.settle(address.current_view())
    if chosen == OWN:
        address.change(target="", own_target=view.own_target or _first_own(view))
    else:
        address.change(target=chosen)


def _first_own(view: View) -> str:
    """To begin with, the median, in the direction of the measure."""
    measured = kept.shown(view)
    median = float(f"{measured.values.median():.3g}") if len(measured.known) else 0.0
    return write_own("at_most" if measured.direction < 0 else "at_least", median)


def _own(view: View, words: Words) -> None:
    own = read_own(view.own_target)
    st.session_state["own_comparator"], st.session_state["own_value"] = own.comparator, own.value
    low, high = kept.bounds(view)
    unit = numbers.unit_name(kept.shown(view).unit, words)
    key = "target.control_value" if unit else "target.control_value_bare"
    st.selectbox(
        words("target.control_direction"),
        list(get_args(Comparator)),
        format_func=lambda name: words(f"target.control_{name}"),
        key="own_comparator",
        on_change=_change_own,
    )
    st.number_input(
        words(key, unit=unit),
        min_value=low,
        max_value=high,
        step=_step(own.value),
        format="%.12g",
        key="own_value",
        on_change=_change_own,
    )


def _step(value: float) -> float:
    """A step that moves a figure of this size by about a hundredth."""
    return float(f"{max(abs(value), 1.0) / 100:.0e}")


def _change_own() -> None:
    state: Any = st.session_state
    if state["own_value"] is not None:
        address.change(own_target=write_own(state["own_comparator"], float(state["own_value"])))
