"""Weights by slider or typed number at both levels, and indicators in or out."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data.errors import DataError
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition
from scoring.index.weight import EQUAL, PUBLISHED
from ui.address.view import View
from ui.figures import kept
from ui.figures.names import part_name, way_name
from ui.index_lab.choose import choose
from ui.page import address
from ui.page.controls import bind
from ui.page.markup import element, plain, text
from ui.words.texts import Words

# Weights are relative within a heading; a slider shows them as points of 100.
_POINTS = 100.0
_DIGITS = 4
_STEP = 0.5
_HEIGHT = 600


def draw(view: View) -> None:
    """Draw the weights of the dimensions, and of what is right under one heading."""
    words = Words(view.language)
    tree = own_tree(view.choices)
    st.html(element("h2", text(words("index_lab.weights_title")), class_="chart-title"))
    with st.container(height=_HEIGHT, border=False, key="lab_weights"):
        if view.choices.weighting == PUBLISHED:
            _tools(words)
        else:
            _derived_note(view.choices, words)
        shares = _shares(view.choices, tree)
        for heading in tree.headings:
            _row(heading, tree, shares, view, words)
        heading = _open_heading(view, tree)
        names = {
            code: way_name(tree.way_to(code), kept.catalogue(), words)
            for code in tree.outline[1:]
            if code in tree.children and code in tree.measured
        }
        st.selectbox(
            words("index_lab.weights_within"),
            list(names),
            format_func=names.__getitem__,
            **bind("about", heading),
        )
        for code in tree.children[heading]:
            _row(code, tree, shares, view, words)


def own_tree(choices: IndexChoices) -> IndexDefinition:
    """Return the framework's whole tree with the user's weights, left-out indicators included."""
    return kept.framework_tree(choices.framework).with_weights(choices.weights)


def points_per_weight(code: str, framework: str) -> float:
    """Return how many points of 100 a weight of 1 is, on the framework's own scale."""
    tree = kept.framework_tree(framework)
    siblings = tree.children[tree.by_code[code].parent]
    return _POINTS / float(tree.weights[list(siblings)].sum())


def set_points(code: str, points: float, near: float = 0.05) -> None:
    """Give one part so many points; a weight as near as that to the published one is not kept."""
    choices = address.current_view().choices
    per_weight = points_per_weight(code, choices.framework)
    published = kept.framework_tree(choices.framework).by_code[code].weight
    weights = dict(choices.weights)
    weights[code] = float(f"{points / per_weight:.{_DIGITS}g}")
    if abs(weights[code] - published) * per_weight < near:
        weights.pop(code)
    choose(weights=tuple(sorted(weights.items())))


def use_indicator(code: str, use: bool) -> None:
    """Take an indicator in or leave it out."""
    out = set(address.current_view().choices.left_out)
    choose(left_out=tuple(sorted(out - {code} if use else out | {code})))


def _tools(words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle(words("index_lab.weights_typed"), key="lab_typed")
        st.button(
            words("index_lab.weights_reset"),
            key="lab_reset",
            on_click=lambda: choose(weights=(), left_out=()),
        )


def _derived_note(choices: IndexChoices, words: Words) -> None:
    key = "weights_equal" if choices.weighting == EQUAL else "weights_derived"
    st.info(
        words(
            f"index_lab.{key}",
            method=words(f"choices.weighting_{choices.weighting}"),
            published=words("choices.weighting_published"),
        )
    )


def _shares(choices: IndexChoices, tree: IndexDefinition) -> dict[str, float]:
    """Each part's share of its parent (0–1), as the index uses it where it could be computed."""
    try:
        return {str(c): float(w) for c, w in kept.scored(choices).nominal_weights.items()}
    except DataError:
        sums = {p: float(tree.weights[list(c)].sum()) for p, c in tree.children.items() if c}
        return {n.code: n.weight / sums[n.parent] for n in tree.nodes if n.parent}


def _open_heading(view: View, tree: IndexDefinition) -> str:
    """The heading in focus, that of the indicator in focus, or the first."""
    about = view.about if view.about in tree.by_code else None
    if about in tree.indicators:
        about = tree.by_code[about].parent
    return about if about in tree.measured else tree.headings[0]


def _row(
    code: str, tree: IndexDefinition, shares: dict[str, float], view: View, words: Words
) -> None:
    """One part: in or out, its points, and the share of 100 that comes of them."""
    name = part_name(code, kept.catalogue(), words)
    share = shares.get(code, 0.0)
    if code not in tree.measured:
        told = words("index_lab.share_unmeasured", name=name, share=f"{100 * share:.1f}")
        st.html(element("p", text(told), class_="muted unmeasured"))
        return
    out = code in view.choices.left_out
    label = plain(name) if out else f"{plain(name)} · {_share(share, words)}"
    used, points = st.columns([1, 11], vertical_alignment="center", gap="small")
    if code in tree.indicators:
        _in_use(used, code, out, name, words)
    with points:
        _points(code, label, out, tree, view)


def _share(share: float, words: Words) -> str:
    return words("index_lab.share_of", share=f"{100 * share:.1f}")


def _in_use(place: Any, code: str, out: bool, name: str, words: Words) -> None:
    key = f"lab_use_{code}"
    st.session_state[key] = not out
    place.checkbox(
        words("index_lab.in_use", name=plain(name)),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: use_indicator(code, bool(st.session_state[key])),
    )


def _points(code: str, label: str, out: bool, tree: IndexDefinition, view: View) -> None:
    per_weight = points_per_weight(code, view.choices.framework)
    typed = bool(st.session_state.get("lab_typed"))
    key = f"lab_points_{code}_{'typed' if typed else 'slider'}"
    value = round(tree.by_code[code].weight * per_weight, 1)
    most = max(_POINTS, value)
    st.session_state[key] = value
    draw_points = st.number_input if typed else st.slider
    draw_points(
        label,
        0.0,
        most,
        step=_STEP,
        format="%.1f",
        key=key,
        disabled=out or view.choices.weighting != PUBLISHED,
        # A slider cannot be put back to 16.67: half a step from there is meant to be there.
        on_change=lambda: set_points(
            code, float(st.session_state[key]), 0.05 if typed else _STEP / 2
        ),
    )
