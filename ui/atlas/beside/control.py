"""The choice of a second map beside the first: what it differs in, and what it shows."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from data.edition import current
from scoring.index.choices import IndexChoices
from ui.address.view import DEFAULT_CHOICES, View
from ui.atlas.beside.second import index_of, offered, other_years, second_view, why_alone
from ui.figures import kept
from ui.figures.editions.beside import asked_beside, others
from ui.figures.labels import kept as labels_kept
from ui.page.controls import bind
from ui.page.markup import plain
from ui.words.texts import Words


def draw(view: View) -> None:
    """Draw the choice, behind a button that says whether there are two maps."""
    words, shown = Words(view.language), second_view(view)
    label = words("atlas.beside" if shown is None else f"atlas.beside_by_{view.pair}")
    with st.popover(label, icon=":material/splitscreen_right:", key="beside"):
        st.radio(
            words("atlas.beside"),
            offered(view),
            format_func=lambda pair: words(f"atlas.beside_by_{pair}"),
            **bind("pair", view.pair if shown else "none"),
        )
        if why := why_alone(view):
            st.caption(plain(why))
        if shown is not None:
            _WHAT[view.pair](view, shown, words)


def _measure(view: View, shown: View, words: Words) -> None:
    labels = labels_kept.measure_labels(view.language, view.choices.framework, shown.measure)
    st.selectbox(
        words("atlas.beside_second"),
        list(labels),
        format_func=lambda code: plain(labels[code]),
        **bind("second", shown.measure),
    )


def _year(view: View, shown: View, words: Words) -> None:
    st.selectbox(
        words("atlas.beside_second"),
        sorted(other_years(view), reverse=True),
        **bind("pair_year", shown.year),
    )


def _choices(view: View, shown: View, words: Words) -> None:
    """Every framework as it is published, and whatever the link brought."""
    frameworks = kept.catalogue().frameworks["framework"].unique()
    known = [replace(DEFAULT_CHOICES, framework=str(code)) for code in frameworks]
    options = list(dict.fromkeys((*known, shown.choices, view.choices)))

    def named(choices: IndexChoices) -> str:
        name = view.choices_name if choices == view.choices else ""
        return plain(index_of(view.but(choices=choices, choices_name=name)))

    st.selectbox(
        words("atlas.beside_second"),
        options,
        format_func=named,
        **bind("pair_choices", shown.choices),
    )


def _edition(view: View, _: View, words: Words) -> None:
    """The editions at hand, and today's."""
    today = words("atlas.beside_todays", label=current().label)
    st.selectbox(
        words("atlas.beside_second"),
        others(),
        format_func=lambda label: label or today,
        **bind("pair_edition", asked_beside(view)),
    )


_WHAT = {"measure": _measure, "year": _year, "choices": _choices, "edition": _edition}
