"""The card of the city in focus as markup: its score, place and six dimensions at a glance."""

from __future__ import annotations

from functools import partial

from data.catalogue import Catalogue
from scoring.index.chain import IndexResult, Scored
from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.labels import kept as labels_kept
from ui.figures.measured import Measured, dimensions_unit
from ui.figures.names import measure_name
from ui.figures.value_text import gap_text, value_line
from ui.page.caveats import caveat_of
from ui.page.city_heading import coverage_line, heading, score_line
from ui.page.markup import bar, element, hovered, text
from ui.words import numbers
from ui.words.texts import Words


def in_focus(view: View, city: str) -> str:
    """Return what the card says of a city beside the shown measure."""
    words, catalogue = Words(view.language), kept.catalogue()
    measured, result = kept.shown(view), kept.standing(view.choices)
    return (
        heading(city, labels_kept.city_rows()[city], catalogue, words)
        + score_line(city, result, words)
        + _rests_on(city, result, words)
        + ("" if measured.measure == INDEX else _measure_line(city, measured, words))
        + dimension_bars(city, result, catalogue, words)
    )


def _rests_on(city: str, result: Scored, words: Words) -> str:
    """How much of the index is observed; of one that was kept, by which method it is."""
    if isinstance(result, IndexResult):
        return coverage_line(city, result, words)
    return element("p", text(words("reading.scored_then")), class_="muted city-about")


def dimension_bars(city: str, result: Scored, catalogue: Catalogue, words: Words) -> str:
    """Return one small bar a dimension, the national median marked on it."""
    rows = "".join(
        _dimension_row(code, city, result, catalogue, words) for code in result.definition.headings
    )
    unit = dimensions_unit(result, words)
    key = element("p", text(words("atlas.bar_key", unit=unit)), class_="muted bar-key")
    return element("div", rows, class_="dimensions") + key


def _dimension_row(code: str, city: str, result: Scored, catalogue: Catalogue, words: Words) -> str:
    value = float(cell(result.scores, city, code))
    name = measure_name(f"dimension.{code}", catalogue, words)
    why = caveat_of(f"dimension.{code}", catalogue, words)
    median = float(result.scores[code].median())
    on_scale = partial(result.share_of_scale, code)
    label = f"{name}: {numbers.figure(value, 'score', words)}"
    return (
        element("span", hovered(name, why), class_="name")
        + bar(on_scale(value), label, [(on_scale(median), "median")])
        + element("span", text(numbers.score(value)), class_="value")
    )


def _measure_line(city: str, measured: Measured, words: Words) -> str:
    name = measure_name(measured.measure, kept.catalogue(), words)
    if city in measured.gaps.index:
        why = gap_text(measured, city, words)
        shown = why if measured.since else f"{words('common.no_data')}: {why}"
    else:
        place = numbers.rank(int(measured.ranks[city]), int(measured.ranks.count()), words)
        year = measured.period(words) if measured.since else measured.years[city]
        shown = f"{value_line(measured, city, words)} ({year}) · {place}"
    named = hovered(name, caveat_of(measured.measure, kept.catalogue(), words))
    return element("p", element("strong", named), element("br"), text(shown))
