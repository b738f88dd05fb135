"""What a measure's name alone does not say: a sentence wherever the measure is named.

The screens show it on hover; every file that names the measure holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from data.catalogue import Catalogue
from exports.charts.bars import Bars
from ui.figures.answer import Answer
from ui.figures.names import SATISFACTION, measure_name, rests_on_services
from ui.words.texts import Words

CITY_PORTAL, PROVINCIAL_PORTAL = "city_open_data_portal", "provincial_open_data_portal"
# Counts the portals of cities among others.
DATA_LISTS = "data_lists"
# A page asks for those of forty measures.
_KEPT = 1024
_CAVEATS = (
    f"dimension.{SATISFACTION}",
    f"indicator.{CITY_PORTAL}",
    f"indicator.{PROVINCIAL_PORTAL}",
    f"indicator.{DATA_LISTS}",
)


@lru_cache(_KEPT)
def caveat_of(measure: str, catalogue: Catalogue, words: Words) -> str:
    """Return what to know beside a measure's name; "" where the name says it all."""
    kind, _, code = measure.partition(".")
    if code == SATISFACTION and kind in ("dimension", "history"):
        return words("reading.services_why") if rests_on_services(catalogue) else ""
    if code in (CITY_PORTAL, DATA_LISTS):
        return words("reading.portals_of_cities", n=len(_listed(CITY_PORTAL, catalogue)))
    if code == PROVINCIAL_PORTAL:
        cities = catalogue.cities[catalogue.cities["level"] != "municipality"]
        listed = cities["city_code"].isin(_listed(code, catalogue))
        n = cities["province_code"][listed].nunique()
        return words("reading.portals_of_provinces", n=n)
    return ""


def caveats_of(measures: Iterable[str], catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    """Return the caveats of measures, each once."""
    found = (caveat_of(measure, catalogue, words) for measure in measures)
    return tuple(dict.fromkeys(filter(None, found)))


def with_caveats(answer: Answer, catalogue: Catalogue, words: Words) -> Answer:
    """Return an answer whose notes hold the caveat of each measure that it names."""
    said = "\n".join(_texts(answer)).casefold()
    named = (m for m in _CAVEATS if measure_name(m, catalogue, words).casefold() in said)
    found = caveats_of(named, catalogue, words)
    missing = [one for one in found if one not in answer.notes]
    return replace(answer, notes=(*answer.notes, *missing))


def caveats_in(answer: Answer, catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    """Return the caveats among the notes of an answer."""
    known = caveats_of(_CAVEATS, catalogue, words)
    return tuple(note for note in answer.notes if note in known)


def _listed(variable: str, catalogue: Catalogue) -> list[str]:
    """The cities that are on a list."""
    values = catalogue.values
    return list(values["city_code"][(values["variable"] == variable) & (values["value"] == 1)])


def _texts(answer: Answer) -> Iterator[str]:
    yield from (answer.subject, answer.headline, answer.subline)
    for chart in answer.charts:
        yield chart.title
        if isinstance(chart, Bars):
            yield from chart.categories
    for table in answer.tables:
        yield from map(str, (table.title, *table.columns))
        yield from (cell for row in table.rows for cell in row if isinstance(cell, str))
