"""The indicators of a city and its targets, each list written once."""

from __future__ import annotations

from exports.content import Table
from ui.address.view import Chosen, View, view_of
from ui.city import tables
from ui.city.lines import Line, lines_of
from ui.city.listed import written
from ui.city.section import listed
from ui.diagnosis import beside
from ui.figures import kept
from ui.figures.profile import Profile
from ui.page.markup import Theme
from ui.reader.keep import keep
from ui.target.of_unit import chief, judged_of, target_table
from ui.words.texts import Language, Words


def profile(view: View) -> Profile:
    """Return what is known of the city in focus."""
    return _profile(view.part(Chosen), str(view.city), view.beside, view.language)


@keep(100)
def _profile(chosen: Chosen, city: str, kind: str, language: Language) -> Profile:
    return beside.profile(view_of(chosen, city=city, beside=kind, language=language))


def lines(view: View) -> tuple[Line, ...]:
    """Return every indicator of the city in focus, dimension by dimension."""
    return _lines(view.part(Chosen), str(view.city), view.language)


@keep(100)
def _lines(chosen: Chosen, city: str, language: Language) -> tuple[Line, ...]:
    return lines_of(view_of(chosen, city=city, language=language))


# A fifth of a megabyte each.
@keep(80)
def indicators(view: View, gaps: bool, theme: Theme) -> tuple[str, ...]:
    """Return the tables of indicators as markup; without `gaps`, of what is known alone."""
    shown = [line for line in lines(view) if gaps or not line.why]
    return tuple(written.tables(shown, view, theme))


@keep(80)
def of_the_province(view: View, theme: Theme) -> str:
    """Return the table of what whole provinces have or lack as markup."""
    return written.province_table(view, theme)


def reach(view: View, indicator: str) -> tuple[float, float]:
    """Return the least and the most that any unit the index is made of has of an indicator."""
    return _reach(view.part(Chosen), indicator)


@keep(500)
def _reach(chosen: Chosen, indicator: str) -> tuple[float, float]:
    result = kept.scored(view_of(chosen).choices)
    column = result.raw.loc[result.basis, indicator]
    return float(column.min()), float(column.max())


def figures(view: View) -> tuple[int, str]:
    """Return how many figures of the city in focus are published, and their table as markup."""
    return _figures(view.part(Chosen), str(view.city), view.beside, view.language)


@keep(80)
def _figures(chosen: Chosen, city: str, kind: str, language: Language) -> tuple[int, str]:
    view = view_of(chosen, city=city, beside=kind, language=language)
    said = tables.published(view, profile(view))
    return len(said.rows), listed(said)


def targets(view: View, every: bool) -> Table:
    """Return the city's figures beside its targets: the chief ones, or every one."""
    return _targets(str(view.city), view.choices.year, every, view.language)


@keep(200)
def _targets(city: str, year: int, every: bool, language: Language) -> Table:
    judged = judged_of(city, year)
    return target_table(judged if every else chief(judged), city, Words(language))
