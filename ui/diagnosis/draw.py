"""A diagnosis on a page: its type and what the figures call for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scoring.diagnosis.diagnose import Diagnosis
from scoring.diagnosis.suggestions import Suggestion
from ui.address.view import MOST_COMPARED, View
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.words import Speaker
from ui.figures import kept
from ui.page import address
from ui.page.markup import element, plain, table, text
from ui.words import numbers
from ui.words.texts import Words

_FIRST = 6
_PER_DIMENSION = 2


def speaker(view: View, kind: str = diagnosis_kept.CITY) -> Speaker:
    """Return what turns the figures of cities, provinces or clusters into sentences."""
    return Speaker(kept.catalogue(), Words(view.language), kind != diagnosis_kept.CITY)


def draw_type(view: View, found: Diagnosis, kind: str) -> None:
    """Draw the name of the type of a region's profile, the rule behind it one click away."""
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
                    share=numbers.percent(share),
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


def question_list(view: View) -> None:
    """Draw what to check though no figure here speaks of it: no advice, and apart from it."""
    words, every = Words(view.language), speaker(view).questions()
    st.html(element("p", text(words("diagnosis.questions_explained")), class_="muted"))
    head = [
        text(words(f"diagnosis.column_{name}"))
        for name in ("question", "check", "measure", "source")
    ]
    rows = [
        [element("strong", text(one.title)), text(one.check), text(one.measure), text(one.source)]
        for one in every
    ]
    with st.expander(words("diagnosis.questions_count", n=len(every))):
        attributes = {"class_": "table-box", "role": "region", "tabindex": "0"}
        listed = table(head, rows, class_="questions")
        st.html(element("div", listed, aria_label=words("diagnosis.questions"), **attributes))


def _spread_out(
    found: Sequence[Suggestion],
) -> tuple[list[Suggestion], list[Suggestion]]:
    """Return the first few, no more than two about one dimension, and the rest."""
    indicators = kept.catalogue().indicators
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
    with st.expander(f"**{plain(said.title)}** · {said.clarity}"):
        why = [element("li", text(sentence)) for sentence in said.evidence]
        st.html(
            element("p", text(said.direction), class_="direction")
            + element("h3", text(words("diagnosis.why")))
            + element("ul", *why)
            + "".join(
                element("p", text(note), class_="muted")
                for note in (*said.cautions, said.trigger, said.reasons)
            )
            + element("p", text(words("diagnosis.whence", source=said.source)), class_="muted")
        )
        _learn_from(view, one, kind, key)


def _learn_from(view: View, one: Suggestion, kind: str, key: str) -> None:
    words, say = Words(view.language), speaker(view, kind)
    values = diagnosis_kept.subjects(view, kind).standings.values[one.trigger.code]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(element("strong", text(words("diagnosis.learn"))))
        for unit in one.learn_from:
            name = diagnosis_kept.unit_name(kind, unit, words)
            label = f"{name} {say.value(one.trigger.code, float(values[unit]))}"
            there = view.but(city=unit, peers=())
            if kind != diagnosis_kept.CITY:
                there = _with(view, f"{kind}.{unit}")
            address.link_here(there, label, f"learn_{key}_{one.suggestion}_{unit}")


def _with(view: View, region: str) -> View:
    """Return the comparison with one more region, in place of the last where it is full."""
    others = tuple(one for one in view.compare if one != region)
    return view.but(compare=(*others[: MOST_COMPARED - 1], region))
