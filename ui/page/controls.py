"""The controls of a screen: each is bound to one field of the View.

The address is the only truth. A control shows the View's value, and its
callback writes a new View to the address before the screen runs again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from geo.classes.classify import FEWEST, MOST, SCHEMES
from ui.address.parameters import read_view
from ui.address.view import AGAINST, FILTERS, OVERS, PALETTES, SCALES, View
from ui.figures import kept
from ui.figures.classes import kept as classes_kept
from ui.figures.labels import kept as labels_kept
from ui.figures.names import group_names
from ui.page import address, held
from ui.page.caveats import caveat_of
from ui.page.look import folded
from ui.page.markup import element, plain, text
from ui.words.texts import Words

QUICK_CLUSTERS = ("yangtze_river_delta", "pearl_river_delta")


def bind(
    field: str,
    value: Any,
    to: Callable[[Any], Any] = lambda shown: shown,
    offered: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Return the arguments that bind a widget to a field of the View.

    Parameters
    ----------
    field : a field of `View`
    value : what the widget shows now
    to : turns what the widget holds into the field's value
    offered : as for `bound`
    """
    changed = lambda shown: address.change(**{field: to(shown)})  # noqa: E731
    return bound(f"control_{field}", value, changed, offered)


def bound(
    key: str, value: Any, changed: Callable[[Any], None], offered: Sequence[str] | None = None
) -> dict[str, Any]:
    """Return the arguments of a widget that shows a value and tells what it holds when it changes.

    Parameters
    ----------
    key : of its own on the page
    offered : the names of what a list offers, which is then not sent again while the
        browser shows this value; without them the value is told at every run
    """
    if offered is None or not held.holds(key, value, offered):
        st.session_state[key] = value
    return {"key": key, "on_change": lambda: changed(st.session_state[key])}


def switch(
    field: str, shown: str, options: Sequence[str], label: str, named: Callable[[str], str]
) -> None:
    """Draw the choice of a part of a screen, which is a field of the View."""
    names = {option: named(option) for option in options}
    st.segmented_control(
        label,
        options,
        format_func=names.__getitem__,
        label_visibility="collapsed",
        required=True,
        **bind(field, shown, offered=list(names.values())),
    )


def find_city(view: View) -> None:
    """Draw the search box: a city by Chinese name, pinyin or English name."""
    words = Words(view.language)
    labels = labels_kept.city_labels(view.language)
    st.selectbox(
        words("controls.find_city"),
        list(labels),
        format_func=labels.__getitem__,
        placeholder=words("controls.find_city_hint"),
        **bind("city", view.city, _chosen_by_name, list(labels.values())),
    )


def _chosen_by_name(city: str | None) -> str | None:
    if city:
        address.fly_to(city)
    return city


def measure(view: View) -> None:
    """Draw the choice of a measure and, where it has several years, of the year."""
    words = Words(view.language)
    labels = labels_kept.measure_labels(view.language, view.choices.framework, view.measure)
    st.selectbox(
        words("controls.measure"),
        list(labels),
        format_func=lambda code: plain(labels[code]),
        help=plain(_about(view, words)),
        key=bind("measure", view.measure, offered=list(labels.values()))["key"],
        on_change=_change_measure,
    )
    years = kept.years_of(view.measure)
    if len(years) > 1:
        st.selectbox(
            words("common.year"),
            years[::-1],
            key=bind("year", view.year, offered=list(map(str, years)))["key"],
            on_change=lambda: _change_year(view.since),
        )


def _about(view: View, words: Words) -> str:
    """How to find a measure, and what the name of the one shown does not say."""
    caveat = caveat_of(view.measure, kept.catalogue(), words)
    return " ".join(filter(None, (words("controls.measure_help"), caveat)))


def filters(view: View) -> None:
    """Draw the filters; several may be set, and a unit must pass each kind."""
    words, catalogue = Words(view.language), kept.catalogue()
    with folded(words("controls.among"), "among", bool(view.filters)) as is_open:
        for kind in FILTERS if is_open else ():
            names = group_names(kind, catalogue, words)
            st.multiselect(
                words(f"groups.{kind}"),
                list(names),
                format_func=names.__getitem__,
                placeholder=words("controls.all"),
                **bind(kind, list(getattr(view, kind)), tuple, list(names.values())),
            )


def filter_chips(view: View, left: int, total: int) -> None:
    """Draw a removable chip for each filter that is set, and how many units are left."""
    if not view.filters:
        return
    words, catalogue = Words(view.language), kept.catalogue()
    with st.container(key="chips", horizontal=True, vertical_alignment="center", gap="small"):
        said = element("p", text(words("controls.left", left=left, total=total)), class_="muted")
        st.html(said, width="content")
        for kind, codes in view.filters.items():
            names = group_names(kind, catalogue, words)
            for code in codes:
                _chip(words, kind, code, names[code], codes)
        st.button(
            words("controls.clear"),
            key="chip_clear",
            type="tertiary",
            on_click=lambda: address.change(**dict.fromkeys(FILTERS, ())),
        )


def outline(view: View) -> None:
    """Draw the choice of clusters outlined on the map, the two deltas one click away."""
    words, catalogue = Words(view.language), kept.catalogue()
    names = group_names("cluster", catalogue, words)
    st.multiselect(
        words("controls.outline"),
        list(names),
        format_func=names.__getitem__,
        placeholder=words("controls.none"),
        help=words("controls.outline_help"),
        **bind("outline", list(view.outline), tuple, list(names.values())),
    )
    with st.container(key="quick_clusters", horizontal=True, gap="small"):
        for cluster in QUICK_CLUSTERS:
            if cluster not in view.outline:
                st.button(
                    words(f"controls.quick_{cluster}"),
                    key=f"quick_{cluster}",
                    icon=":material/add:",
                    on_click=_outline_too,
                    args=(cluster,),
                )


def colouring(view: View, levels_alone: bool = False) -> None:
    """Draw how values are cut into classes and coloured.

    Parameters
    ----------
    levels_alone : the map shows values of one year and nothing they are set against
    """
    words = Words(view.language)
    with folded(words("controls.colouring"), "colouring") as is_open:
        if not is_open:
            return
        if levels_alone:
            view = view.but(against=AGAINST[0])
        else:
            _choice(words, "against", _ways(view), view)
        if view.against == "target":
            return
        if view.against == "none":
            _choice(words, "scheme", SCHEMES, view)
        if view.scheme == "fixed" and view.against == "none":
            _fixed_breaks(words, view)
        else:
            st.slider(
                words("controls.classes"),
                FEWEST,
                MOST,
                **bind("classes", view.classes, offered=[str(FEWEST), str(MOST)]),
            )
        _choice(words, "scale", SCALES, view)
        if not levels_alone and kept.steps(view):
            _choice(words, "over", OVERS, view)
        if view.against == "none":
            _choice(words, "palette", PALETTES, view)


def _ways(view: View) -> list[str]:
    """Values may be shown against a target where there is one."""
    return [
        way for way in AGAINST if way != "target" or classes_kept.aims(view) or way == view.against
    ]


def _choice(words: Words, field: str, options: Sequence[str], view: View) -> None:
    names = {code: words(f"controls.{field}_{code}") for code in options}
    st.selectbox(
        words(f"controls.{field}"),
        options,
        format_func=names.__getitem__,
        help=words(f"controls.{field}_help"),
        **bind(field, getattr(view, field), offered=list(names.values())),
    )


def _fixed_breaks(words: Words, view: View) -> None:
    """A slip in the bounds is told and stays in the box, to be mended there."""
    refused = st.session_state.get("refused_breaks")
    st.session_state["control_breaks"] = refused or ", ".join(f"{b:.12g}" for b in view.breaks)
    st.text_input(
        words("controls.breaks"),
        help=words("controls.breaks_help"),
        key="control_breaks",
        on_change=_change_breaks,
    )
    if refused:
        st.error(words("controls.breaks_help"))


def _change_breaks() -> None:
    text = st.session_state["control_breaks"].replace(" ", "").replace("，", ",")
    read, notices = read_view({"breaks": text}, kept.vocabulary())
    st.session_state["refused_breaks"] = st.session_state["control_breaks"] if notices else None
    if not notices:
        address.change(breaks=read.breaks)


def _chip(words: Words, kind: str, code: str, name: str, codes: tuple[str, ...]) -> None:
    st.button(
        plain(name),
        key=f"chip_{kind}_{code}",
        icon=":material/close:",
        icon_position="right",
        help=words("controls.remove", name=plain(name)),
        on_click=lambda: address.change(**{kind: tuple(c for c in codes if c != code)}),
    )


def _outline_too(cluster: str) -> None:
    address.change(outline=(*address.current_view().outline, cluster))


def _change_measure() -> None:
    """A new measure starts at its own latest year and, in a new unit, without own figures."""
    fresh = {"year": 0, "since": 0, "breaks": (), "target": "", "own_target": ""}
    address.change(measure=st.session_state["control_measure"], **fresh)


def _change_year(since: int) -> None:
    """A span that would end before it begins is given up."""
    year = st.session_state["control_year"]
    address.change(year=year, since=since if since < year else 0)
