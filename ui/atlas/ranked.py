"""What the ranking list says, as texts: one row a unit, best first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.measured import Measured
from ui.figures.names import city_names
from ui.figures.value_text import value_text
from ui.page.markup import element, text
from ui.page.median_rank import FAR, summary
from ui.words import numbers
from ui.words.lines import one_line
from ui.words.texts import Words

# Units that every figure says itself, or that nothing has to be said of.
_SAID = (*numbers.SCORES, "%", "0/1", "count", "index", "ratio")
_NO_PLACE = "~·"


@dataclass(frozen=True)
class Ranked:
    """The list.

    Attributes
    ----------
    head : its heading, as markup, with what is said above the figures
    names : of all units, one a line, as markup that the list reads them from: it is the same
        for every measure, so Streamlit sends it once
    rows : likewise, so that it is sent once a measure: line of the unit's name in base 36,
        where there are some "~", place where it is not the row's, "~", median rank; "|", value
    key : by which the list knows these rows; "" without any
    """

    head: str
    names: str
    rows: str
    key: str


def ranked(view: View) -> Ranked:
    """Return the ranked units that pass the filters; those without a figure are left out."""
    measured, words = kept.shown(view), Words(view.language)
    ranks = measured.ranks[measured.ranks.index.isin(kept.among(view))].dropna()
    ranks = ranks.sort_values(kind="stable")
    medians, unit = _medians(measured, view), _said_above(measured, words)
    above = words("atlas.ranking_above", far=FAR) if medians else unit
    title = element("h2", text(words("atlas.ranking")), class_="side-title")
    names = city_names(kept.catalogue(), words)
    listed = "\n".join(f"{code}={name}" for code, name in names.items())
    lines = {code: number for number, code in enumerate(names)}
    # All who are on a list share a place, which is then none.
    on_a_list = measured.unit == "0/1" and not measured.since
    places = zip(ranks.index.astype(str), ranks, strict=True)
    rows = "\n".join(
        f"{np.base_repr(lines[code], 36)}"
        f"{_NO_PLACE if on_a_list else _beside(place, row, medians.get(code, ''))}"
        f"|{_value(code, measured, unit, words)}"
        for row, (code, place) in enumerate(places, start=1)
    )
    key = hashlib.sha256(rows.encode()).hexdigest()[:12] if rows else ""
    return Ranked(
        head=title + (element("p", text(above), class_="ranking-unit") if above else ""),
        names=element("span", hidden="", id="unit-names", data_names=listed),
        rows=element("span", hidden="", id="ranking-rows", data_key=key, data_rows=rows),
        key=key,
    )


def _beside(place: float, row: int, median: str) -> str:
    """What is told of few: a place that is not the row's, a median rank."""
    tied = "" if place == row else f"{place}"
    return f"~{tied}~{median}" if median else tied and f"~{tied}"


def _value(code: str, measured: Measured, unit: str, words: Words) -> str:
    if unit:
        return numbers.bare(float(measured.values[code]), measured.unit, words.language)
    return one_line(value_text(measured, code, words))


def _medians(measured: Measured, view: View) -> dict[str, str]:
    """The median rank of each city of the index, a star where it is far from its rank."""
    found = summary(view.choices) if measured.measure == INDEX and not measured.since else None
    if found is None:
        return {}
    far = (found["median"] - found["rank"]).abs() > FAR
    return {
        str(code): f"{median:g}{'*' if apart else ''}"
        for code, median, apart in zip(found.index, found["median"], far, strict=True)
    }


def _said_above(measured: Measured, words: Words) -> str:
    """The unit of the figures where the heading can say it, so that names keep their room."""
    told = measured.since or measured.unit in _SAID
    return "" if told else numbers.unit_name(measured.unit, words)
