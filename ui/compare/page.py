"""The comparison on the screen: who is compared, small maps, profiles, figures, lessons."""

from __future__ import annotations

import streamlit as st

from ui.address.view import MOST_COMPARED, View
from ui.compare import compared
from ui.compare.compared import Compared
from ui.compare.picture import dots, small_map
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.draw import draw_type, speaker, suggestion_list
from ui.diagnosis.internal_gap import internal_gap
from ui.diagnosis.kept import CITY, kind_of
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import group_names
from ui.page import address, look
from ui.page.controls import bind
from ui.page.markup import element, table, text
from ui.words import numbers
from ui.words.texts import Words

_ALIKE = 3
_EXAMPLES = (
    ("310000", "110000", "440300"),
    ("320500", "330100", "510100", "420100"),
    ("cluster.yangtze_river_delta", "cluster.pearl_river_delta", "cluster.beijing_tianjin_hebei"),
    ("province.330000", "province.520000"),
)


def options(view: View) -> dict[str, str]:
    """Return what can be compared and its label: cities, provinces, clusters."""
    words, catalogue = Words(view.language), kept.catalogue()
    labels = dict(kept.city_labels(view.language))
    for kind in (diagnosis_kept.PROVINCE, diagnosis_kept.CLUSTER):
        for code, name in group_names(kind, catalogue, words).items():
            labels[f"{kind}.{code}"] = words(f"compare.kind_{kind}", name=name)
    return labels


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


def start(view: View) -> None:
    """Say how to begin, with examples one click away."""
    words = Words(view.language)
    st.html(element("p", text(words("compare.start")), class_="headline"))
    if view.city:
        name = diagnosis_kept.unit_name(CITY, view.city, words)
        st.html(element("p", text(words("compare.start_city", city=name)), class_="muted"))
        _example(view, (view.city, *diagnosis_kept.nearest(view, view.city)[:_ALIKE]))
        st.html(element("p", text(words("compare.start_others")), class_="muted"))
    for units in _EXAMPLES:
        _example(view, units)


def _example(view: View, units: tuple[str, ...]) -> None:
    names = [diagnosis_kept.unit_name(*kind_of(unit), Words(view.language)) for unit in units]
    key = "_".join(units)
    address.link_here(view.but(compare=units), " · ".join(names), f"example_{key}")


def headline(view: View, found: Compared) -> None:
    """Draw who leads, by how much, and whether that is sure."""
    words, root = Words(view.language), found.result.definition.root
    scores = found.values[root].dropna()
    top = found.result.scale[1]
    if len(scores) < 2:
        said = words("compare.headline_few")
    elif scores.max() == scores.min():
        said = words("compare.headline_tie")
    else:
        best, worst = str(scores.idxmax()), str(scores.idxmin())
        said = words(
            "compare.headline_points",
            best=found.names[best],
            worst=found.names[worst],
            high=numbers.score(float(scores.max())),
            low=numbers.score(float(scores.min())),
            gap=numbers.score(float(scores.max() - scores.min())),
        )
        said += _how_clear(view, found, root, best)
    explained = "compare.explained" if top == 100 else "compare.explained_scale"
    st.html(
        element("h1", text(said), class_="headline")
        + element("p", text(words(explained, year=view.choices.year)), class_="subline")
    )


def _how_clear(view: View, found: Compared, root: str, best: str) -> str:
    """Return whether the lead is sure; with regions, of which no ranks are drawn, nothing."""
    if not found.all_cities or found.intervals.get(root, {}).get(best) is None:
        return ""
    words, joint = Words(view.language), "" if view.language == "zh" else " "
    near = [found.names[unit] for unit in found.overlapping(root, best)]
    if not near:
        return joint + words("compare.headline_clear")
    return joint + words("compare.headline_unclear", best=found.names[best], near=words.list(near))


def cards(view: View, found: Compared) -> None:
    """Draw a small map and the place of each unit."""
    words, root = Words(view.language), found.result.definition.root
    for column, unit in zip(st.columns(len(found.units)), found.units, strict=True):
        with column:
            name = found.names[unit]
            st.html(
                element("h3", text(name), class_="compared-name")
                + small_map(view, unit, words("compare.map_label", name=name))
                + element("p", text(_place(view, found, unit, root)), class_="muted")
            )
            if kind_of(unit)[0] == CITY:
                address.link(view.but(city=unit), "city", words("page.open_profile"))
            else:
                count = len(compared.members_of(unit))
                st.html(element("p", text(words("compare.members", n=count)), class_="muted"))


def _place(view: View, found: Compared, unit: str, root: str) -> str:
    words = Words(view.language)
    kind, code = kind_of(unit)
    ranks = diagnosis_kept.subjects(view, kind).ranks[root]
    score = float(cell(found.values, unit, root))
    if score != score:
        return words("compare.no_index")
    place = numbers.rank(int(ranks[code]), int(ranks.count()), words)
    interval = found.intervals.get(root, {}).get(unit)
    if interval is None:
        return words("compare.index_line", score=numbers.score(score), rank=place)
    low, high = interval
    return words(
        "compare.index_interval", score=numbers.score(score), rank=place, low=low, high=high
    )


def profiles(view: View, found: Compared) -> None:
    """Draw the index and dimensions as parallel dots, and the same as a table."""
    words, say = Words(view.language), speaker(view)
    st.html(element("h2", text(words("compare.profiles")), class_="section"))
    names = {code: say.name(code) for code in found.scores}
    st.html(dots(found, names, words, look.theme()))
    with st.expander(words("compare.table")):
        _values(view, found, found.scores, sure=True)
        st.caption(words("compare.clear_help"))


def indicators(view: View, found: Compared) -> None:
    """Draw every indicator of every unit, the best marked."""
    words, say = Words(view.language), speaker(view)
    st.html(element("h2", text(words("compare.indicators")), class_="section"))
    for heading in found.result.definition.headings:
        codes = list(found.result.definition.children[heading])
        if codes:
            st.html(element("h3", text(say.name(heading))))
            _values(view, found, codes, sure=False)


def _values(view: View, found: Compared, codes: list[str], sure: bool) -> None:
    words, say = Words(view.language), speaker(view)
    head = [words("compare.column_what"), *(found.names[unit] for unit in found.units)]
    shows = sure and found.all_cities and bool(found.intervals)
    rows = []
    for code in codes:
        row = [text(say.name(code))]
        for unit in found.units:
            value = text(value_of(view, found, unit, code))
            is_best = unit in found.best[code]
            row.append(_marked(value, words("compare.best")) if is_best else value)
        if shows:
            row.append(text(words("compare.clear" if found.is_clear(code) else "compare.unclear")))
        rows.append(row)
    heads = [text(name) for name in head]
    heads += [text(words("compare.column_sure"))] if shows else []
    st.html(table(heads, rows, class_="standing compared"))


def value_of(view: View, found: Compared, unit: str, code: str) -> str:
    """Return a unit's value with its unit of measurement."""
    value = float(cell(found.values, unit, code))
    return speaker(view, kind_of(unit)[0]).value(code, value)


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
                theirs=value_of(view, found, teacher, code),
                own=value_of(view, found, unit, code),
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
