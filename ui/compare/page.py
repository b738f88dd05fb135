"""The comparison on the screen: who is compared, map and chart, figures, lessons."""

from __future__ import annotations

import streamlit as st

from ui.address.view import MOST_COMPARED, View
from ui.charts import draw as charts
from ui.compare import compared, went
from ui.compare import kept as compare_kept
from ui.compare.compared import Compared, full_name
from ui.compare.tables import value_of
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.draw import draw_type, speaker, suggestion_list
from ui.diagnosis.internal_gap import internal_gap
from ui.diagnosis.kept import CITY, kind_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.labels import kept as labels_kept
from ui.figures.names import group_names, way_name
from ui.map import element as map_element
from ui.over_time import panel
from ui.page import inside, tables
from ui.page.caveats import caveat_of
from ui.page.controls import bind
from ui.page.markup import element, hovered, table, text
from ui.words.texts import Words

_MAP_HEIGHT = 430


def options(view: View) -> dict[str, str]:
    """Return what can be compared and its label: cities, provinces, clusters.

    What is chosen has its name alone; the others also what they are found by.
    """
    words, catalogue = Words(view.language), kept.catalogue()
    labels = dict(labels_kept.city_labels(view.language))
    for kind in (diagnosis_kept.PROVINCE, diagnosis_kept.CLUSTER):
        for code, name in group_names(kind, catalogue, words).items():
            labels[f"{kind}.{code}"] = words(f"compare.kind_{kind}", name=name)
    return labels | {unit: full_name(unit, words) for unit in view.compare}


def choose(view: View) -> None:
    """Draw the list of what is compared."""
    words, labels = Words(view.language), options(view)
    st.multiselect(
        words("compare.choose"),
        list(labels),
        format_func=labels.__getitem__,
        placeholder=words("compare.placeholder"),
        max_selections=MOST_COMPARED,
        **bind("compare", list(view.compare), tuple),
    )


def map_and_chart(view: View, said: Answer) -> None:
    """Draw where the units are beside their scores, the same figures as tables below."""
    words = Words(view.language)
    left, right = st.columns(2, gap="medium")
    with left:
        if said.picture is not None:
            map_element.show(view, said.picture, "compare_map", _MAP_HEIGHT, look_inside=inside.ask)
    with right:
        for chart in said.charts:
            st.html(element("h2", text(chart.title), class_="side-title"))
            charts.draw(chart, "compare_scores")
    if said.notes:
        st.html(element("ul", *(element("li", text(note)) for note in said.notes), class_="small"))
    for place, one in enumerate(said.tables):
        tables.draw(one, words, f"compare_{place}")


def over_the_years(view: View) -> None:
    """Draw how a measure of the units went, where it has years."""
    said, what = compare_kept.went(view), went.asked_of(view)
    if said is not None and what is not None:
        st.html(
            element("h2", text(Words(view.language)("compare.over_the_years")), class_="section")
        )
        panel.draw(view, "compare", said, what, went.units_of(view))


def indicators(view: View, found: Compared) -> None:
    """Draw every indicator of every unit, the best marked."""
    words, say = Words(view.language), speaker(view)
    st.html(element("h2", text(words("compare.indicators")), class_="section"))
    for way, codes in found.result.definition.by_heading.items():
        why = caveat_of(f"dimension.{way[0]}", say.catalogue, words)
        st.html(element("h3", hovered(way_name(way, say.catalogue, words), why)))
        _values(view, found, list(codes))


def _values(view: View, found: Compared, codes: list[str]) -> None:
    words, say = Words(view.language), speaker(view)
    head = [words("compare.column_what"), *(found.names[unit] for unit in found.units)]
    rows = []
    for code in codes:
        why = caveat_of(f"indicator.{code}", kept.catalogue(), words)
        row = [hovered(say.name(code), why)]
        for unit in found.units:
            value = text(value_of(found, unit, code, say))
            is_best = unit in found.best[code]
            row.append(_marked(value, words("compare.best")) if is_best else value)
        rows.append(row)
    st.html(table([text(name) for name in head], rows, class_="standing compared"))


def _marked(value: str, label: str) -> str:
    return element("strong", value, element("span", " ★", title=label, aria_label=label))


def learn(view: View, found: Compared) -> None:
    """Draw what each unit could learn from the others; a region's own diagnosis below it."""
    words, say = Words(view.language), speaker(view)
    st.html(element("h2", text(words("compare.learn")), class_="section"))
    st.html(element("p", text(words("compare.learn_explained")), class_="muted"))
    for column, unit in zip(st.columns(len(found.units)), found.units, strict=True):
        lines = [
            words(
                "compare.learn_line",
                name=say.name(code),
                teacher=found.names[teacher],
                theirs=value_of(found, teacher, code, say),
                own=value_of(found, unit, code, say),
            )
            for code, teacher in compared.lessons(found, unit)
        ]
        body = [element("li", text(line)) for line in lines or [words("compare.learn_none")]]
        with column:
            st.html(
                element("h3", text(found.names[unit]), class_="compared-name")
                + element("ul", *body, class_="small")
            )


def regional_diagnoses(view: View, found: Compared) -> None:
    """Draw the diagnosis of every province and cluster that is compared."""
    words = Words(view.language)
    for unit in found.units:
        kind, _ = kind_of(unit)
        if kind == CITY:
            continue
        said = words("compare.diagnosis", name=found.names[unit])
        st.html(element("h2", text(said), class_="section"))
        diagnosis = diagnosis_kept.diagnosis(view, unit)
        draw_type(view, diagnosis, kind)
        internal_gap(view, unit)
        suggestion_list(view, diagnosis, kind)
