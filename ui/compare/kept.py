"""The comparison, computed once for each part of a View that it rests on."""

from __future__ import annotations

from geo.picture import draw_picture
from ui.address.view import Among, Chosen, Proved, Shown, View, view_of
from ui.address.view import Compared as ComparedPart
from ui.compare import answer as compare_answer
from ui.compare import compared
from ui.compare import went as compare_went
from ui.compare.compared import Compared
from ui.compare.picture import small_picture
from ui.figures.answer import Answer
from ui.figures.doubt import kept as doubt_kept
from ui.figures.space import kept as space_kept
from ui.over_time.joined import with_years
from ui.page.markup import Theme, picture
from ui.reader.keep import keep, keep_copies
from ui.words.texts import Language

_WIDTH, _HEIGHT = 480, 360


def answer(view: View) -> Answer:
    """Return what the comparison says of a View, without the city in focus."""
    if len(view.compare) < compare_answer.LEAST:
        parts = view.part(ComparedPart), view.part(Chosen), view.part(Among)
        return _beginning(*parts, view.language)
    return with_years(view, overview(view), went(view))


def overview(view: View) -> Answer:
    """Return the units side by side, without the years before."""
    parts = view.part(ComparedPart), view.part(Chosen), view.part(Proved)
    return _overview(*parts, doubt_kept.is_drawn(view.choices), view.language)


def went(view: View) -> Answer | None:
    """Return how a measure of the units went; None where it has no years."""
    return _went(view.part(ComparedPart), view.part(Shown), view.language)


@keep(50)
def _beginning(units: ComparedPart, chosen: Chosen, among: Among, language: Language) -> Answer:
    return compare_answer.answer(view_of(units, chosen, among, language=language))


@keep(200)
def _overview(
    units: ComparedPart,
    chosen: Chosen,
    proved: Proved,
    drawn: bool,  # noqa: ARG001 - a part of the key
    language: Language,
) -> Answer:
    """`drawn`: whether the ranks of the index are, without which no lead is called clear."""
    return compare_answer.overview(view_of(units, chosen, proved, language=language))


@keep(200)
def _went(units: ComparedPart, shown: Shown, language: Language) -> Answer | None:
    return compare_went.answer(view_of(units, shown, language=language))


def found(view: View) -> Compared:
    """Return the units of a View side by side."""
    drawn = doubt_kept.is_drawn(view.choices)
    return _found(view.part(ComparedPart), view.part(Chosen), drawn, view.language)


# Each holds its index.
@keep(40)
def _found(
    units: ComparedPart,
    chosen: Chosen,
    drawn: bool,  # noqa: ARG001 - a part of the key
    language: Language,
) -> Compared:
    return compared.compare(view_of(units, chosen, language=language))


def small_map(view: View, units: tuple[str, ...], theme: Theme) -> str:
    """Return the address of a small map of some units."""
    return _small_map(units, view.part(Chosen), view.language, theme)


@keep_copies(200)
def _small_map(units: tuple[str, ...], chosen: Chosen, language: Language, theme: Theme) -> str:
    drawn = small_picture(view_of(chosen, language=language), units, theme)
    return picture(draw_picture(drawn, space_kept.boundaries(), _WIDTH, _HEIGHT))
