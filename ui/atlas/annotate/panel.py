"""The panel under the map where the reader writes on it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import streamlit as st

from geo.annotations import KINDS, LONGEST, MOST, Annotation, Point, bounded, clean
from ui.address.view import View
from ui.atlas.annotate.written import added, changed, written
from ui.figures import kept
from ui.figures.labels import kept as labels_kept
from ui.figures.names import group_names
from ui.page import address
from ui.page.controls import bound
from ui.words.texts import Words

_OPEN, _KIND, _TEXT, _PLACE = "annotate", "note_kind", "note_text", "note_place"
# One step of the arrows, in kilometres.
_STEP = 60
_STEPS = {
    "left": ("arrow_back", (-_STEP, 0)),
    "right": ("arrow_forward", (_STEP, 0)),
    "up": ("arrow_upward", (0, _STEP)),
    "down": ("arrow_downward", (0, -_STEP)),
}
# As the map tells a place: the annotation that was dragged, the point, the unit there.
_TOLD = re.compile(r"@(?:(\d{1,2}):)?(-?\d{1,5}),(-?\d{1,5})(?:/(\d{6}))?", re.ASCII)


def is_open() -> bool:
    """Return whether the reader is writing on the map now."""
    return bool(st.session_state.get(_OPEN))


def switch(view: View) -> None:
    """Draw the switch that opens the panel."""
    st.toggle(Words(view.language)("atlas.annotate"), key=_OPEN, width="content")


def add(view: View) -> None:
    """Draw what adds an annotation, above the map that it is added to."""
    words, full = Words(view.language), len(written(view)) >= MOST
    with st.container(key="note_adding"):
        st.caption(words("atlas.note_full", most=MOST) if full else words("atlas.annotate_how"))
        if not full:
            _adding(view, words)


def change(view: View) -> None:
    """Draw each annotation with what changes it."""
    words, there = Words(view.language), written(view)
    if is_open() and there:
        with st.container(key="note_list"):
            for place, one in enumerate(there):
                _one(place, one, words)


def place(told: str) -> None:
    """Take what the map tells of a click or of a dragged text; for callbacks."""
    found, view = _TOLD.fullmatch(told), address.current_view()
    if found is None:
        return
    at, there = bounded((int(found[2]), int(found[3]))), written(view)
    if found[1] is None:
        _add(at, found[4] or "")
    elif int(found[1]) < len(there):
        one = there[int(found[1])]
        moved = replace(one, tail=at) if one.kind == "arrow" else replace(one, at=at)
        _change(int(found[1]), moved)


def _adding(view: View, words: Words) -> None:
    labels = _places(view, words)
    with st.container(key="note_new", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.segmented_control(
            words("atlas.note_kind"),
            KINDS,
            default=KINDS[0],
            format_func=lambda kind: words(f"atlas.note_{kind}"),
            required=True,
            key=_KIND,
        )
        st.text_input(
            words("atlas.note_text"),
            max_chars=LONGEST,
            key=_TEXT,
            placeholder=words("atlas.note_text_hint"),
        )
        st.selectbox(
            words("atlas.note_place"),
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            key=_PLACE,
            placeholder=words("atlas.note_place_hint"),
        )
        st.button(
            words("atlas.note_add"),
            key="note_add",
            on_click=lambda: _add(None, st.session_state.get(_PLACE) or ""),
        )


def _places(view: View, words: Words) -> dict[str, str]:
    """The cities, as they are searched for elsewhere, and the provinces around them."""
    provinces = group_names("province", kept.catalogue(), words)
    return {**provinces, **labels_kept.city_labels(view.language)}


def _add(at: Point | None, code: str) -> None:
    view, kind = address.current_view(), st.session_state.get(_KIND)
    if kind in KINDS:
        after = added(view, kind, st.session_state.get(_TEXT) or "", at, code)
        if after != view.annotations:
            st.session_state[_TEXT] = ""
            address.change(annotations=after)


def _one(number: int, one: Annotation, words: Words) -> None:
    """A line: what it is, its text, where it can be moved, and its end."""
    name = words("atlas.note_number", n=number + 1)
    with st.container(
        key=f"note_{number}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.text_input(
            f"{name}: {words(f'atlas.note_{one.kind}')}",
            max_chars=LONGEST,
            placeholder=words(f"atlas.note_{one.kind}"),
            label_visibility="collapsed",
            **bound(f"note_text_{number}", one.text, partial(_retext, number, one)),
        )
        if not one.code:
            for step, (icon, by) in _STEPS.items():
                _button(number, step, icon, _moved(one, by), words)
        _button(number, "remove", "close", None, words)


def _button(number: int, name: str, icon: str, after: Annotation | None, words: Words) -> None:
    # The style sheet shows its sign alone; the name is for whoever does not see it.
    st.button(
        words(f"atlas.note_{name}"),
        key=f"note_{name}_{number}",
        icon=f":material/{icon}:",
        type="tertiary",
        help=words(f"atlas.note_{name}"),
        on_click=_change,
        args=(number, after),
    )


def _retext(number: int, one: Annotation, text: str) -> None:
    """A label without a text would be nothing: it keeps the one it had."""
    if (said := clean(text)) or one.kind != "label":
        _change(number, replace(one, text=said))


def _change(number: int, after: Annotation | None) -> None:
    view = address.current_view()
    address.change(annotations=changed(view, number, after))


def _moved(one: Annotation, by: Point) -> Annotation:
    at, tail = (bounded((x + by[0], y + by[1])) for x, y in (one.at, one.tail))
    return replace(one, at=at, tail=tail if one.kind == "arrow" else one.tail)
