"""The View of the second of two maps: as the first, but for what the two differ in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from data.edition import current as todays
from ui.address.view import DEFAULT_CHOICES, OVERS, PAIRS, View
from ui.figures import kept
from ui.figures.choices import framework_name, index_name
from ui.figures.classes import kept as classes_kept
from ui.figures.editions.as_it_was import is_followed
from ui.figures.editions.beside import asked_beside, resting_on, why_not
from ui.figures.measured import is_score
from ui.reader.basis import current
from ui.words.texts import Words

ALONE, EDITION = PAIRS[0], PAIRS[-1]
# Bounds and a target are in the unit of the first measure.
_FRESH = {"breaks": (), "target": "", "own_target": ""}


def offered(view: View) -> list[str]:
    """Return in what a second map may differ from what the View shows."""
    several = len(kept.years_of(view.measure)) > 1 and not view.since
    computed = kept.scored_then() is None
    there = {"year": several, "choices": is_score(view.measure) and computed}
    return [pair for pair in PAIRS if there.get(pair, True)]


def second_view(view: View) -> View | None:
    """Return what the second map shows; None where there is one map alone.

    Its figures are those of `resting_on_second`.
    """
    if view.pair == ALONE or why_alone(view):
        return None
    made = _MADE[view.pair](view).but(pair=ALONE)
    with resting_on_second(view):
        return kept.settle(made, "atlas")


@contextmanager
def resting_on_second(view: View) -> Iterator[None]:
    """Let answers rest for a while on the edition of the data that the second map shows."""
    here = current().edition
    with resting_on((asked_beside(view) or "") if view.pair == EDITION else here):
        yield


def why_alone(view: View) -> str:
    """Return why there is one map although two are asked for; "" where that is not so."""
    if view.pair == ALONE:
        return ""
    words = Words(view.language)
    if view.pair not in offered(view):
        asked_anew = view.pair == "choices" and is_score(view.measure)
        return words("atlas.beside_anew" if asked_anew else f"atlas.beside_not_{view.pair}")
    if view.pair == "measure" and not is_followed(view.second):
        return words("atlas.beside_anew")
    label = asked_beside(view)
    why = why_not(view, label) if view.pair == EDITION else ""
    return words(f"atlas.beside_{why}", label=label or todays().label) if why else ""


def first_view(view: View) -> View:
    """Return what the first map shows: of two years both are cut into classes as one."""
    return view.but(over=OVERS[1]) if second_view(view) and view.pair == "year" else view


def other_years(view: View) -> list[int]:
    """Return the years that may stand beside the shown one, those that are comparable first."""
    history = kept.history(view.measure)
    alike = () if history is None else history.run(view.year)
    others = [year for year in kept.years_of(view.measure) if year != view.year]
    return sorted(others, key=lambda year: (year not in alike, year))


def comparable(view: View, other: View) -> bool:
    """Return whether figures of both maps may be set against each other."""
    history = kept.history(view.measure)
    same = view.measure == other.measure and view.year != other.year
    return not same or (history is not None and other.year in history.run(view.year))


def index_of(view: View) -> str:
    """Return what the index of a View is called, the default one by its framework."""
    words, choices = Words(view.language), view.choices
    if choices == replace(DEFAULT_CHOICES, framework=choices.framework):
        return framework_name(choices.framework, kept.catalogue(), words)
    return index_name(view, kept.catalogue(), words)


def cut_alike(view: View) -> bool:
    """Return whether two editions can be cut into classes by the bounds of the first.

    Differences and distances to a target are cut around a middle of their own.
    """
    classed = classes_kept.shown_classes(view)
    return not classed.signed and classed.targets is None and bool(classed.classes.breaks)


def _same_bounds(view: View) -> View:
    """The same; where it can be, a colour means the same on both maps."""
    if not cut_alike(view):
        return view
    breaks = classes_kept.shown_classes(view).classes.breaks
    return view.but(scheme="fixed", breaks=breaks)


def _other_year(view: View) -> View:
    years = other_years(view)
    year = view.pair_year if view.pair_year in years else years[0]
    return view.but(year=year, over=OVERS[1])


# Another thing that maps may differ in is a name in `PAIRS` and a row here.
_MADE: Mapping[str, Callable[[View], View]] = {
    "measure": lambda view: view.but(measure=view.second, **_FRESH),
    "year": _other_year,
    "choices": lambda view: view.but(choices=view.pair_choices, choices_name=""),
    EDITION: _same_bounds,
}
