"""The diagnosis on a city's page: its standing, what the figures call for, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scoring.diagnosis.diagnose import Diagnosis
from scoring.diagnosis.peer_groups import NEAREST
from scoring.diagnosis.standing import ABOVE, BELOW, Line
from ui.address.view import BESIDE, MOST_PEERS, View
from ui.city.section import boxed, title
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.draw import question_list, speaker, suggestion_list
from ui.diagnosis.ends import comparisons, strengths, weaknesses
from ui.figures import kept
from ui.figures.labels import kept as labels_kept
from ui.page import address
from ui.page.controls import bind
from ui.page.look import folded
from ui.page.markup import element, plain, table, text
from ui.words.texts import Words

_SHOWN = 5
_COLUMNS = ("what", "value", "median", "gap", "rank")


def standing(view: View, found: Diagnosis) -> None:
    """Draw strengths and weaknesses against each peer group, one tab a group."""
    words = Words(view.language)
    title("peers", words)
    _beside(view)
    groups = list(diagnosis_kept.subjects(view, diagnosis_kept.CITY).standings.peers[found.unit])
    tabs = st.tabs([words(f"diagnosis.group_{group}") for group in groups])
    for tab, group in zip(tabs, groups, strict=True):
        with tab:
            if group == NEAREST:
                _edit_nearest(view, found.unit)
            _standing_in(view, comparisons(found, group))


def _beside(view: View) -> None:
    """Draw the choice of whom the city is set beside first, with what size means."""
    words = Words(view.language)
    st.segmented_control(
        words("diagnosis.against"),
        BESIDE,
        format_func=lambda one: words(f"diagnosis.group_{one}"),
        help=plain(words("groups.size_why")),
        **bind("beside", view.beside, lambda one: one or BESIDE[0]),
    )
    if view.beside == BESIDE[0]:
        st.caption(plain(words("groups.size_why")))


def _standing_in(view: View, lines: Sequence[Line]) -> None:
    """Draw the widest gaps on both sides within one group, and every line below."""
    words = Words(view.language)
    if not lines:
        st.caption(words("diagnosis.too_few"))
        return
    with st.container(key=f"ends_{lines[0].group}"):
        above, below = st.columns(2, gap="large")
        with above:
            _lines(view, "strengths", strengths(lines, _SHOWN))
        with below:
            _lines(view, "weaknesses", weaknesses(lines, _SHOWN))
    every = words("diagnosis.every_line", n=len(lines))
    with folded(every, f"lines_{lines[0].group}") as is_open:
        if is_open:
            st.html(boxed(_table(view, lines), every))


def _lines(view: View, kind: str, lines: Sequence[Line]) -> None:
    words = Words(view.language)
    name = words(f"diagnosis.{kind}")
    none = element("p", text(words("diagnosis.lines_none")))
    body = boxed(_table(view, lines), name) if lines else none
    st.html(element("h3", text(name), class_=f"gap-title {kind}") + body)


def _table(view: View, lines: Sequence[Line]) -> str:
    words, say = Words(view.language), speaker(view)
    mark = {ABOVE: " ▲", BELOW: " ▼", "": ""}
    rows = [
        [
            text(say.name(line.code)),
            text(say.value(line.code, line.value)),
            text(say.value(line.code, line.median)),
            text(f"{line.gap:+.1f}".replace("-", "−")),
            text(
                words(
                    "diagnosis.rank_interval",
                    rank=line.rank,
                    of=line.peers + 1,
                    low=line.low,
                    high=line.high,
                )
                + mark[line.side]
            ),
        ]
        for line in lines
    ]
    head = [text(words(f"diagnosis.column_{name}")) for name in _COLUMNS]
    head[-1] = element("span", head[-1], " ⓘ", title=words("diagnosis.interval_help"))
    return table(head, rows, class_="standing")


def _edit_nearest(view: View, city: str) -> None:
    """Draw the list of the cities most alike, to be read and changed."""
    words = Words(view.language)
    labels = labels_kept.city_labels(view.language)
    nearest = list(diagnosis_kept.nearest(view, city))
    st.caption(words("diagnosis.nearest_explained"))
    st.multiselect(
        words("diagnosis.nearest_edit"),
        [code for code in labels if code != city],
        format_func=labels.__getitem__,
        max_selections=MOST_PEERS,
        **bind("peers", nearest, tuple),
    )
    if view.peers:
        st.button(
            words("diagnosis.nearest_reset"),
            icon=":material/undo:",
            on_click=lambda: address.change(peers=()),
        )


def suggestions(view: View, found: Diagnosis) -> None:
    """Draw what the figures call for; each line opens to what it rests on."""
    words = Words(view.language)
    title("suggestions", words)
    st.html(element("p", text(words("diagnosis.suggestions_explained")), class_="muted"))
    suggestion_list(view, found, "city")
    title("questions", words)
    question_list(view)
    missing(view, found)


def missing(view: View, found: Diagnosis, brief: bool = False) -> None:
    """Draw which figures to measure first; in brief, how many, and which on demand."""
    of = len(kept.scored(view.choices).definition.indicators)
    head, *lines = speaker(view).missing(found, of) or [""]
    if not lines:
        return
    words = Words(view.language)
    title("measure_first", words)
    items = element("ul", *(element("li", text(line)) for line in lines), class_="small")
    if not brief:
        st.html(element("p", text(head)) + items)
        return
    st.html(element("p", text(head)))
    with st.expander(words("city.missing_names")):
        st.html(items)
