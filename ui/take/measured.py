"""A measure over the chosen units as an answer: sentence, map, leaders, every unit's figure."""

from __future__ import annotations

from collections.abc import Iterator

from pandas import Series

from data.languages import MANNERS
from exports.charts.kinds import Chart
from exports.content import Table
from ui.address.view import INDEX, View
from ui.figures import charted, kept
from ui.figures.among import selected_units
from ui.figures.answer import Answer
from ui.figures.choices import own_name
from ui.figures.classes import kept as classes_kept
from ui.figures.every_unit import every_unit_notes
from ui.figures.history import NOT_DIFFERENCED, History
from ui.figures.history_notes import history_notes
from ui.figures.measured import Measured, is_score
from ui.figures.names import measure_name
from ui.figures.sentence import headline, subline
from ui.page.caveats import caveat_of
from ui.page.median_rank import far_count
from ui.take.picture import filter_names, picture_of
from ui.take.table import view_table
from ui.target import words as target_words
from ui.target.distance import distance_table, pace_sentence
from ui.target.lines import with_line
from ui.words.notes import note_text
from ui.words.texts import Words


def measure_answer(view: View) -> Answer:
    """Return what the map of the shown measure says."""
    words, catalogue = Words(view.language), kept.catalogue()
    measured = kept.shown(view)
    among = selected_units(view, catalogue)
    name = measure_name(measured.measure, catalogue, words)
    against, judged = (
        classes_kept.shown_classes(view).targets is not None,
        classes_kept.judged(view),
    )
    known = judged[judged.index.isin(among)]
    goals = _target_notes(view, known, against)
    return Answer(
        subject=words.manner.dot.join((measure_subject(view), *_told_apart(view, measured))),
        headline=_against_target(view, known)
        if against
        else headline(measured, among, catalogue, words),
        subline=" · ".join([subline(measured, among, name, words), *filter_names(view)[:5]]),
        picture=picture_of(view, measured, classes_kept.shown_classes(view), among),
        charts=_charts(view),
        tables=_tables(view),
        target="" if against else next(iter(goals), ""),
        notes=(
            *goals[0 if against else 1 :],
            *filter(None, [_of_other_years(measured, known, words) if against else ""]),
            *filter(None, [caveat_of(view.measure, catalogue, words)]),
            *every_unit_notes(view),
            *history_notes(view),
            *_notes(view, measured, words),
            *_median_note(view, measured, words),
        ),
        sources=measured.sources,
    )


def _against_target(view: View, known: Series) -> str:
    words, aims = Words(view.language), classes_kept.aims(view)
    if not aims:
        return words("target.no_target", year=view.year)
    return target_words.headline(aims[0], known, view.year, kept.catalogue(), words)


def _of_other_years(measured: Measured, known: Series, words: Words) -> str:
    """Of how many units the figure is not of the year, so that it is on no side of the target."""
    older = int(measured.values.reindex(known.index).notna().sum() - known.notna().sum())
    return words("target.of_other_years", n=older, year=measured.year) if older else ""


def _target_notes(view: View, known: Series, said: bool) -> tuple[str, ...]:
    """Who meets the targets of the measure, the first unless it is `said`, and at what pace.

    Parameters
    ----------
    known : figures of the chosen units that may be compared
    """
    words = Words(view.language)
    sentences = [
        target_words.sentence(aim, known, view.year, kept.catalogue(), words)
        for aim in classes_kept.aims(view)[1 if said else 0 :]
    ]
    remarks = [target_words.note_of(aim.target, words) for aim in classes_kept.aims(view)[:1]]
    return tuple(filter(None, (*sentences, pace_sentence(view, known), *remarks)))


def _notes(view: View, measured: Measured, words: Words) -> tuple[str, ...]:
    """Return what to know before figures of several years are set beside each other."""
    history = kept.history(view.measure)
    if history is None:
        return ()
    starts = [start for start in history.run_starts if start <= view.year]
    said = [
        words("reading.note_run", year=start, why=note_text(history.why(start), words))
        for start in starts
    ]
    return (*said, *(_change_notes(view, history, words) if measured.since else ()))


def _median_note(view: View, measured: Measured, words: Words) -> tuple[str, ...]:
    """Of how many cities the rank is not the one that the draws give them."""
    if measured.measure != INDEX or measured.since:
        return ()
    return tuple(filter(None, (far_count(view.choices, words),)))


def _change_notes(view: View, history: History, words: Words) -> tuple[str, ...]:
    if not NOT_DIFFERENCED.isdisjoint(history.parts):
        revised = history.revised(view.since, view.year)
        return (words("reading.note_not_growth"), *[words("reading.gdp_revised")] * revised)
    at_prices = kept.measure(view.measure, view.year, view.choices).unit.startswith("CNY")
    return (words("reading.note_prices"),) if at_prices and view.growth != "places" else ()


def measure_subject(view: View) -> str:
    """Return measure, year and among whom."""
    words = Words(view.language)
    name = measure_name(view.measure, kept.catalogue(), words)
    period = kept.shown(view).period(words)
    dated = f"{name}（{period}年）" if view.language == "zh" else f"{name}, {period}"
    return MANNERS[view.language].dot.join([dated, *filter_names(view)][:5])


def _told_apart(view: View, measured: Measured) -> Iterator[str]:
    """What sets this map apart from the plain one of its measure."""
    words, classed = Words(view.language), classes_kept.shown_classes(view)
    if measured.since:
        kind = measured.unit if measured.unit in ("places", "relative") else "absolute"
        yield words(f"map.years_{kind}")
    if classed.targets is not None or classed.median is not None:
        yield words(f"controls.against_{view.against}")
    if is_score(measured.measure):
        yield from filter(None, (own_name(view, words),))


def _charts(view: View) -> tuple[Chart, ...]:
    measured = kept.shown(view)
    among = selected_units(view, kept.catalogue())
    leading = charted.leaders(view, measured, among)
    return () if leading is None else (with_line(leading, view, measured),)


def _tables(view: View) -> tuple[Table, ...]:
    distances = distance_table(view)
    return (view_table(view),) if distances is None else (view_table(view), distances)
