"""The card of the city in focus: its score, place and six dimensions at a glance."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index import IndexResult
from ui import cached, compare_add, figures, frame
from ui.cells import cell
from ui.labels import city_name, measure_name
from ui.markup import bar, element, text
from ui.measure import Measured, gap_text, value_text
from ui.view import INDEX, View
from ui.words import Words


def draw(view: View, measured: Measured) -> None:
    """Draw the card, or how to choose a city while none is chosen."""
    words, catalogue = Words(view.language), cached.catalogue()
    with st.container(key="city_card", border=True):
        if view.city is None:
            st.html(element("p", text(words("atlas.choose_city")), class_="muted"))
            return
        row = cached.city_rows()[view.city]
        result = cached.scored(view.choices)
        st.html(
            heading(view.city, row, catalogue, words)
            + score_line(view.city, result, words)
            + ("" if measured.measure == INDEX else _measure_line(view.city, measured, words))
            + dimension_bars(view.city, result, catalogue, words)
        )
        frame.link(view, "city", words("atlas.open_profile"), icon=":material/arrow_forward:")
        compare_add.draw(view, view.city)


def heading(city: str, row: Mapping[str, str], catalogue: Catalogue, words: Words) -> str:
    """Return the city's name with its province, tier and administrative level."""
    province = "" if row["level"] == "municipality" else words.pick(row, "province")
    about = [province, words(f"groups.{row['level']}"), words(f"groups.{row['tier']}")]
    return element("h2", text(city_name(city, catalogue, words)), class_="city-name") + element(
        "p", text(" · ".join(filter(None, about))), class_="muted city-about"
    )


def dimension_bars(city: str, result: IndexResult, catalogue: Catalogue, words: Words) -> str:
    """Return one small bar a dimension, the national median marked on it."""
    rows = "".join(
        _dimension_row(code, city, result, catalogue, words) for code in result.definition.headings
    )
    key = element("p", text(words("atlas.bar_key")), class_="muted bar-key")
    return element("div", rows, class_="dimensions") + key


def _dimension_row(
    code: str, city: str, result: IndexResult, catalogue: Catalogue, words: Words
) -> str:
    value = float(cell(result.scores, city, code))
    top = result.scale[1]
    name = measure_name(f"dimension.{code}", catalogue, words)
    median = float(result.scores[code].median())
    label = f"{name}: {figures.figure(value, 'score', words)}"
    return (
        element("span", text(name), class_="name")
        + bar(value / top, label, [(median / top, "median")])
        + element("span", text(figures.score(value)), class_="value")
    )


def score_line(city: str, result: IndexResult, words: Words) -> str:
    """Return a city's index, place and coverage, or why it has none."""
    root = result.definition.root
    value = float(cell(result.scores, city, root))
    if value != value:  # NaN
        why = gap_text(cached.measure(INDEX, result.choices.year, result.choices), city, words)
        return element("p", element("strong", text(words("atlas.no_score"))), ": ", text(why))
    place = figures.rank(
        int(cell(result.ranks, city, root)), int(result.ranks[root].count()), words
    )
    share = figures.percent(float(cell(result.observed_share, city, root)))
    return element(
        "p",
        element("span", text(figures.score(value)), class_="big"),
        " ",
        element("span", text(words("atlas.rank_line", place=place)), class_="rank"),
        _interval(city, result, words),
        class_="score-line",
    ) + element(
        "p",
        text(words("atlas.coverage", share=share, year=result.choices.year)),
        class_="muted city-about",
    )


def _interval(city: str, result: IndexResult, words: Words) -> str:
    """Where the city would rank under other honest choices, where that can be computed."""
    try:
        uncertain = cached.rank_uncertainty(result.choices)
    except DataError:
        # Some rules (Copeland, for one) are not drawn; the rank then stands without interval.
        return ""
    low, median, high = (
        round(cell(uncertain.summary, city, column)) for column in ("low", "median", "high")
    )
    why = words(
        "atlas.interval_help",
        low=low,
        high=high,
        median=median,
        draws=figures.number(len(uncertain.ranks), words.language),
    )
    shown = words("atlas.interval", low=low, high=high)
    return " " + element("span", text(shown), class_="interval", title=why)


def _measure_line(city: str, measured: Measured, words: Words) -> str:
    name = measure_name(measured.measure, cached.catalogue(), words)
    if city in measured.gaps.index:
        shown = f"{words('common.no_data')}: {gap_text(measured, city, words)}"
    else:
        place = figures.rank(int(measured.ranks[city]), int(measured.ranks.count()), words)
        shown = f"{value_text(measured, city, words)} ({measured.years[city]}) · {place}"
    return element("p", element("strong", text(name)), element("br"), text(shown))
