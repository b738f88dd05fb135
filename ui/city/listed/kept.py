"""The indicators of a city and its targets, each list written once."""

from __future__ import annotations

from exports.content import Table
from ui.address.view import Chosen, View, view_of
from ui.city.lines import Line, lines_of
from ui.reader.keep import keep
from ui.target.of_unit import chief, judged_of, target_table
from ui.words.texts import Language, Words


def lines(view: View) -> tuple[Line, ...]:
    """Return every indicator of the city in focus, dimension by dimension."""
    return _lines(view.part(Chosen), str(view.city), view.language)


@keep(100)
def _lines(chosen: Chosen, city: str, language: Language) -> tuple[Line, ...]:
    return lines_of(view_of(chosen, city=city, language=language))


def targets(view: View, every: bool) -> Table:
    """Return the city's figures beside its targets: the chief ones, or every one."""
    return _targets(str(view.city), view.choices.year, every, view.language)


@keep(200)
def _targets(city: str, year: int, every: bool, language: Language) -> Table:
    judged = judged_of(city, year)
    return target_table(judged if every else chief(judged), city, Words(language))
