"""A city's name, its score in one line and what that rests on: for its page and its card."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data.catalogue import Catalogue
from scoring.index.chain import IndexResult, Scored
from ui.address.view import INDEX
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.doubt import kept as doubt_kept
from ui.figures.labels import kept as labels_kept
from ui.figures.names import city_name
from ui.figures.value_text import gap_text, neutral_text
from ui.page.markup import element, text
from ui.page.median_rank import drawn, far_sentence
from ui.words import numbers
from ui.words.texts import Words

NO_DISTRICTS = "size_no_districts"


def heading(city: str, row: Mapping[str, str], catalogue: Catalogue, words: Words) -> str:
    """Return the city's name with its province, administrative level and size class."""
    province = "" if row["level"] == "municipality" else words.pick(row, "province")
    about = [
        province,
        words(f"groups.{row['level']}"),
        size_line(city, words),
    ]
    return element("h2", text(city_name(city, catalogue, words)), class_="city-name") + element(
        "p", text(" · ".join(filter(None, about))), class_="muted city-about"
    )


def size_line(city: str, words: Words) -> str:
    """Return a city's size class, or that it has no urban districts."""
    kind = words(f"groups.{labels_kept.kinds_beside('size')[city]}")
    if labels_kept.kinds_beside("size")[city] == NO_DISTRICTS:
        return kind
    return words("groups.size_class", kind=kind)


def score_line(city: str, result: Scored, words: Words) -> str:
    """Return a city's index and place, or why it has none."""
    root = result.definition.root
    value = float(cell(result.scores, city, root))
    if pd.isna(value):
        why = gap_text(kept.measure(INDEX, result.choices.year, result.choices), city, words)
        return element("p", element("strong", text(words("page.no_score"))), ": ", text(why))
    place = numbers.rank(
        int(cell(result.ranks, city, root)), int(result.ranks[root].count()), words
    )
    far = far_sentence(city, result.choices, words)
    return element(
        "p",
        element("span", text(numbers.score(value)), class_="big"),
        " ",
        element("span", text(words("page.rank_line", place=place)), class_="rank"),
        _interval(city, result, words),
        class_="score-line",
    ) + (element("p", text(far), class_="far-median") if far else "")


def coverage_line(city: str, result: IndexResult, words: Words) -> str:
    """Return how much of the index is observed, what counts at the average; nothing without one."""
    share = float(cell(result.observed_share, city, result.definition.root))
    if pd.isna(cell(result.scores, city, result.definition.root)):
        return ""
    said = words("page.coverage", share=numbers.percent(share), year=result.choices.year)
    neutral = neutral_text(city, result, kept.catalogue(), words)
    return "".join(
        element("p", text(one), class_="muted city-about") for one in (said, neutral) if one
    )


def _interval(city: str, result: Scored, words: Words) -> str:
    """Where the draws of other honest choices have the city; nothing until they are made."""
    found = drawn(city, result.choices)
    if found is None:
        return ""
    told = {"low": found.low, "high": found.high, "median": f"{found.median:g}"}
    draws = numbers.number(len(doubt_kept.rank_uncertainty(result.choices).ranks), words.language)
    why = words("page.interval_help", draws=draws, **told)
    shown = words("page.interval", **told)
    return " " + element("span", text(shown), class_="interval", title=why)
