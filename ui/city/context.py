"""What surrounds a city's scores and is not scored: neighbours, programmes, verdicts, figures."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.city.section import title
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.names import city_name, measure_name
from ui.figures.profile import Profile
from ui.page import address
from ui.page.markup import element, table, text
from ui.page.sources import cite
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words


def neighbours(view: View, profile: Profile) -> None:
    """Draw the units that share a border with the city, with their scores, as links."""
    words, catalogue = Words(view.language), kept.catalogue()
    title("neighbours", words)
    scores = kept.scored(view.choices).scores["index"]
    near = sorted(kept.neighbours()[profile.city], key=lambda code: -scores.fillna(-1.0)[code])
    with st.container(key="neighbours", horizontal=True, gap="small"):
        for code in near:
            name = city_name(code, catalogue, words)
            value = numbers.score(float(scores[code]))
            address.link_here(view.but(city=code, peers=()), f"{name} {value}", f"neighbour_{code}")


def programmes(view: View, profile: Profile) -> None:
    """Draw the national programmes the city takes part in."""
    words = Words(view.language)
    title("programmes", words)
    if profile.programmes.empty:
        st.caption(words("city.programmes_none"))
        return
    rows = [
        [text(words.pick(row)), text(row["year"]), text(note_text(row["source"], words))]
        for row in records(profile.programmes)
    ]
    head = [words("common.column_programme"), words("common.year"), words("common.source")]
    st.html(table([text(cell) for cell in head], rows, class_="indicators"))


def verdicts(view: View, profile: Profile) -> None:
    """Draw the surveys and titles that name the city; not being named says nothing."""
    words = Words(view.language)
    title("verdicts", words)
    st.html(element("p", text(words("city.verdicts_explained")), class_="muted"))
    if profile.verdicts.empty:
        st.caption(words("city.verdicts_none"))
        return
    rows = [
        [
            text(words.pick(row)),
            text(row["year"]),
            text(_verdict(row["kind"], row["value"], words)),
            text(note_text(row["publisher"], words)),
        ]
        for row in records(profile.verdicts)
    ]
    head = [
        words("common.column_survey"),
        words("common.year"),
        words("common.column_verdict"),
        words("common.source"),
    ]
    st.html(table([text(cell) for cell in head], rows, class_="indicators"))


def published_figures(view: View, profile: Profile) -> None:
    """Draw every published figure of the city with year, source and note."""
    words, catalogue = Words(view.language), kept.catalogue()
    title("figures", words)
    units = catalogue.variables.set_index("variable")["unit"]
    rows = [
        [
            text(measure_name(f"variable.{row['variable']}", catalogue, words)),
            text(numbers.figure(row["value"], units[row["variable"]], words)),
            text(row["year"]),
            text(cite([row["source"]], words)),
            text(note_text(row["note"], words)),
        ]
        for row in records(profile.figures)
    ]
    head = ("figure", "value", "year", "source", "note")
    with st.expander(words("city.figures_count", n=len(rows))):
        st.html(
            table(
                [text(words(f"common.column_{name}")) for name in head], rows, class_="indicators"
            )
        )


def _verdict(kind: str, value: float, words: Words) -> str:
    return (
        words("city.verdict_listed")
        if kind == "listed"
        else words("city.verdict_rank", n=int(value))
    )
