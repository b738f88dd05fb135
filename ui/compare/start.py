"""How to begin: comparisons that are ready, as small maps, from what the reader looked at."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ui.address.view import INDEX, MOST_COMPARED, View
from ui.compare.compared import full_name, names_of
from ui.compare.small_map import small_map
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.kept import CITY, CLUSTER, PROVINCE, kind_of
from ui.figures import kept
from ui.figures.among import selected_units
from ui.figures.answer import Answer
from ui.page import address
from ui.page.markup import dashed, element, text
from ui.take.picture import filter_names
from ui.words.texts import Words

_ALIKE = 3
_COLUMNS = 4
_EXAMPLES = (
    ("310000", "110000", "440300"),
    ("province.330000", "province.520000"),
    ("cluster.yangtze_river_delta", "cluster.pearl_river_delta", "cluster.beijing_tianjin_hebei"),
    ("320500", "330100", "510100", "420100"),
)


@dataclass(frozen=True)
class Ready:
    """Comparisons of one kind under their heading; each is units of `View.compare`."""

    heading: str
    units: tuple[tuple[str, ...], ...]


def ready(view: View) -> list[Ready]:
    """Return the comparisons that are one click away, nearest to what the reader looked at first.

    Those of the filter, those of what is chosen already or in focus, then known examples.
    """
    words = Words(view.language)
    found = []
    if filtered := _filtered(view):
        said = words("compare.ready_filter", names=words.list(filter_names(view)))
        found.append(Ready(said, filtered))
    for unit in dict.fromkeys([*view.compare, *([view.city] if view.city else [])]):
        if beside := _beside(view, unit):
            said = words("compare.ready_one", name=full_name(unit, words))
            found.append(Ready(said, ((unit, *beside),)))
    return [*found, Ready(words("compare.ready_known"), _EXAMPLES)]


def _filtered(view: View) -> tuple[tuple[str, ...], ...]:
    """The provinces or clusters filtered for, side by side, and the best of their cities."""
    chosen = [
        tuple(f"{kind}.{code}" for code in getattr(view, kind))[:MOST_COMPARED]
        for kind in (PROVINCE, CLUSTER)
    ]
    among = selected_units(view, kept.catalogue()) if view.filters else frozenset()
    index = kept.measure(INDEX, kept.years_of(INDEX)[-1], view.choices).known
    best = index[index.index.isin(among)].sort_values(ascending=False, kind="stable")
    cities = tuple(map(str, best.index[:MOST_COMPARED]))
    return tuple(units for units in (*chosen, cities) if len(units) > 1)


def _beside(view: View, unit: str) -> tuple[str, ...]:
    """The cities most like a city; the regions next to a region in the ranking."""
    kind, code = kind_of(unit)
    if kind == CITY:
        return diagnosis_kept.nearest(view, code)[:_ALIKE]
    subjects = diagnosis_kept.subjects(view, kind)
    scores = subjects.standings.values[subjects.root]
    near = (scores - scores[code]).abs().dropna().drop(code, errors="ignore").sort_values()
    return tuple(f"{kind}.{other}" for other in near.index[:_ALIKE])


def draw(view: View, said: Answer) -> None:
    """Draw what to do, and every ready comparison as a small map with its names."""
    words = Words(view.language)
    st.html(
        element("h1", text(dashed(said.headline)), class_="headline")
        + element("p", text(words("compare.start_explained")), class_="subline")
    )
    for group in ready(view):
        st.html(element("h2", text(group.heading), class_="section"))
        columns = st.columns(_COLUMNS)
        for column, units in zip(columns, group.units, strict=False):
            with column:
                _card(view, units, words)


def _card(view: View, units: tuple[str, ...], words: Words) -> None:
    names = list(names_of(units, words).values())
    said = words("compare.ready_map", names=words.list(names))
    st.html(small_map(view, units, said))
    address.link_here(view.but(compare=units), " · ".join(names), f"example_{'_'.join(units)}")
