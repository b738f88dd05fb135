"""The diagnosis on a city's page: its type, its standing, what the figures call for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scoring.diagnosis import Diagnosis
from scoring.peer_groups import NEAREST
from scoring.standing import ABOVE, BELOW, Line
from scoring.suggestions import Suggestion
from ui import cached, diagnosed, figures, frame
from ui.city_page import title
from ui.controls import bind
from ui.diagnosis_words import Speaker
from ui.markup import element, plain, table, text
from ui.view import MOST_COMPARED, MOST_PEERS, View
from ui.words import Words

_SHOWN = 5
_FIRST = 6
_PER_DIMENSION = 2
_COLUMNS = ("what", "value", "median", "gap", "rank")


def speaker(view: View, kind: str = diagnosed.CITY) -> Speaker:
    """Return what turns the figures of cities, provinces or clusters into sentences."""
    return Speaker(cached.catalogue(), Words(view.language), kind != diagnosed.CITY)


def draw_type(view: View, found: Diagnosis, kind: str = "city") -> None:
    """Draw the name of the profile's type, the rule behind it one click away."""
    words, say = Words(view.language), speaker(view)
    st.html(element("p", text(say.type(found.type)), class_="profile-type"))
    if found.type is None:
        return
    units = words(f"diagnosis.units_{kind}")
    places = [
        element(
            "li",
            text(
                words(
                    "diagnosis.place_line",
                    name=say.name(code),
                    share=figures.percent(share),
                    units=units,
                )
            ),
        )
        for code, share in sorted(found.type.places.items(), key=lambda item: -item[1])
    ]
    with st.expander(words("diagnosis.rule")):
        st.html(
            element("p", text(words("diagnosis.rule_text", units=units)))
            + element("ul", *places, class_="small")
        )


def standing(view: View, found: Diagnosis) -> None:
    """Draw strengths and weaknesses against each peer group, one tab a group."""
    words = Words(view.language)
    title("peers", words)
    groups = list(diagnosed.subjects(view, diagnosed.CITY).standings.peers[found.unit])
    tabs = st.tabs([words(f"diagnosis.group_{group}") for group in groups])
    for tab, group in zip(tabs, groups, strict=True):
        with tab:
            if group == NEAREST:
                _edit_nearest(view, found.unit)
            standing_in(view, [line for line in found.standing if line.group == group])


def standing_in(view: View, lines: Sequence[Line]) -> None:
    """Draw the widest gaps on both sides within one group, and every line below."""
    words = Words(view.language)
    if not lines:
        st.caption(words("diagnosis.too_few"))
        return
    ordered = sorted(lines, key=lambda line: -line.gap)
    above, below = st.columns(2, gap="large")
    with above:
        best = [line for line in ordered if line.gap > 0][:_SHOWN]
        _lines(view, "strengths", best)
    with below:
        worst = [line for line in ordered[::-1] if line.gap < 0][:_SHOWN]
        _lines(view, "weaknesses", worst)
    with st.expander(words("diagnosis.every_line", n=len(lines))):
        st.html(_table(view, ordered))


def _lines(view: View, kind: str, lines: Sequence[Line]) -> None:
    words = Words(view.language)
    body = _table(view, lines) if lines else element("p", text(words("diagnosis.lines_none")))
    st.html(element("h3", text(words(f"diagnosis.{kind}")), class_=f"gap-title {kind}") + body)


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
    labels = cached.city_labels(view.language)
    nearest = list(diagnosed.nearest(view, city))
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
            on_click=lambda: frame.change(peers=()),
        )


def suggestions(view: View, found: Diagnosis) -> None:
    """Draw what the figures call for; each line opens to what it rests on."""
    words = Words(view.language)
    title("suggestions", words)
    st.html(element("p", text(words("diagnosis.suggestions_explained")), class_="muted"))
    suggestion_list(view, found, "city")
    missing(view, found)


def suggestion_list(view: View, found: Diagnosis, kind: str) -> None:
    """Draw the suggestions, at most two about a dimension first, the others one click away."""
    words = Words(view.language)
    if not found.suggestions:
        st.caption(words("diagnosis.suggestions_none"))
    first, others = _spread_out(found.suggestions)
    for one in first:
        _suggestion(view, one, kind, found.unit)
    if others and st.toggle(
        words("diagnosis.more", n=len(others)), key=f"more_{kind}_{found.unit}"
    ):
        for one in others:
            _suggestion(view, one, kind, found.unit)


def _spread_out(
    found: Sequence[Suggestion],
) -> tuple[list[Suggestion], list[Suggestion]]:
    """Return the first few, no more than two about one dimension, and the rest."""
    indicators = cached.catalogue().indicators
    dimension = dict(zip(indicators["indicator"], indicators["dimension"], strict=True))
    counts: dict[str, int] = {}
    first: list[Suggestion] = []
    for one in found:
        about = str(dimension.get(one.trigger.code, one.trigger.code))
        counts[about] = counts.get(about, 0) + 1
        if counts[about] <= _PER_DIMENSION and len(first) < _FIRST:
            first.append(one)
    return first, [one for one in found if one not in first]


def _suggestion(view: View, one: Suggestion, kind: str, key: str) -> None:
    words, say = Words(view.language), speaker(view, kind)
    said = say.suggestion(one)
    with st.expander(f"**{plain(said.title)}** · {said.confidence}"):
        why = [element("li", text(sentence)) for sentence in said.evidence]
        st.html(
            element("p", text(said.direction), class_="direction")
            + element("h4", text(words("diagnosis.why")))
            + element("ul", *why)
            + "".join(
                element("p", text(note), class_="muted") for note in (*said.cautions, said.trigger)
            )
            + element("p", text(words("diagnosis.whence", source=said.source)), class_="muted")
        )
        _learn_from(view, one, kind, key)


def _learn_from(view: View, one: Suggestion, kind: str, key: str) -> None:
    words, say = Words(view.language), speaker(view, kind)
    values = diagnosed.subjects(view, kind).standings.values[one.trigger.code]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(element("strong", text(words("diagnosis.learn"))))
        for unit in one.learn_from:
            name = diagnosed.unit_name(kind, unit, words)
            label = f"{name} {say.value(one.trigger.code, float(values[unit]))}"
            there = view.but(city=unit, peers=())
            if kind != diagnosed.CITY:
                there = _with(view, f"{kind}.{unit}")
            frame.link_here(there, label, f"learn_{key}_{one.suggestion}_{unit}")


def _with(view: View, region: str) -> View:
    """Return the comparison with one more region, in place of the last where it is full."""
    others = tuple(one for one in view.compare if one != region)
    return view.but(compare=(*others[: MOST_COMPARED - 1], region))


def missing(view: View, found: Diagnosis) -> None:
    """Draw which figures to measure first."""
    of = len(cached.scored(view.choices).definition.indicators)
    sentences = speaker(view).missing(found, of)
    if sentences:
        words = Words(view.language)
        st.html(
            element("h3", text(words("diagnosis.measure_first")))
            + element("p", text(sentences[0]))
            + element("ul", *(element("li", text(s)) for s in sentences[1:]), class_="small")
        )
