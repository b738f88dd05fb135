"""Every indicator of a city: value, year, rank, where it lies among all cities, source."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.address.view import View
from ui.city.section import title
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.measured import Measured, gap_text, value_text
from ui.figures.names import measure_name
from ui.figures.profile import Profile, shares
from ui.page import look
from ui.page.markup import element, strip, table, text
from ui.page.sources import cite
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words

COLUMNS = ("indicator", "value", "year", "rank", "among_all", "source")


def draw(view: View, profile: Profile) -> None:
    """Draw one table a dimension."""
    words, catalogue, result = Words(view.language), kept.catalogue(), kept.scored(view.choices)
    title("indicators", words)
    st.html(element("p", text(words("city.indicators_explained")), class_="muted"))
    for heading in result.definition.headings:
        codes = result.definition.children[heading]
        st.html(
            element("h3", text(measure_name(f"dimension.{heading}", catalogue, words)))
            + table(
                [text(words(f"common.column_{column}")) for column in COLUMNS],
                [_row(code, profile.city, result.choices.year, words) for code in codes],
                class_="indicators six",
            )
        )


def _row(code: str, city: str, year: int, words: Words) -> list[str]:
    catalogue = kept.catalogue()
    measured = kept.measure(f"indicator.{code}", year)
    name = measure_name(measured.measure, catalogue, words)
    better = words("city.less_is_better") if measured.direction < 0 else ""
    named = text(name) + element("span", text(f" {better}"), class_="muted")
    if city in measured.gaps.index:
        why = gap_text(measured, city, words)
        return [
            named,
            element("span", text(words("common.no_data")), title=why, class_="muted"),
            "–",
            "–",
            element("span", text(why), class_="muted small"),
            "–",
        ]
    return [
        named,
        text(value_text(measured, city, words)) + _note(code, city, year, words),
        _years(code, city, year),
        text(numbers.rank(int(measured.ranks[city]), int(measured.ranks.count()), words)),
        _strip(measured, city, name, words),
        text(_sources(code, city, year, words)),
    ]


def _strip(measured: Measured, city: str, name: str, words: Words) -> str:
    places = shares(measured.values)
    label = words(
        "city.strip_label",
        name=name,
        value=value_text(measured, city, words),
        median=numbers.figure(float(measured.values.median()), measured.unit, words),
    )
    return strip(
        look.theme(),
        places.dropna().round(3).unique(),
        float(places[city]),
        float(places.median()),
        label,
    )


def _note(code: str, city: str, year: int, words: Words) -> str:
    note = note_text(cell(kept.indicators(year).note, city, code), words)
    return element("span", " ⓘ", title=note, class_="note", tabindex=0) if note else ""


def _years(code: str, city: str, year: int) -> str:
    """The year of the figure, and of what it is divided by where that is another."""
    figures_of = kept.indicators(year)
    own, divisor = cell(figures_of.year, city, code), cell(figures_of.denominator_year, city, code)
    return text(own if divisor is pd.NA or divisor == own else f"{own} / {divisor}")


def _sources(code: str, city: str, year: int, words: Words) -> str:
    return cite(str(cell(kept.indicators(year).source, city, code)).split("; "), words)
