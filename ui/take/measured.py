"""A measure over the chosen units as an answer: sentence, map, leaders, every unit's figure."""

from __future__ import annotations

from exports.charts.kinds import Chart
from exports.content import Table
from ui.address.view import View
from ui.figures import charted, kept
from ui.figures.among import selected_units
from ui.figures.answer import Answer
from ui.figures.history_notes import history_notes
from ui.figures.names import measure_name
from ui.figures.sentence import headline, subline
from ui.take.picture import filter_names, picture_of
from ui.take.table import view_table
from ui.words.texts import Words


def measure_answer(view: View) -> Answer:
    """Return what the map of the shown measure says."""
    words, catalogue = Words(view.language), kept.catalogue()
    measured = kept.measure(view.measure, view.year, view.choices)
    among = selected_units(view, catalogue)
    name = measure_name(measured.measure, catalogue, words)
    return Answer(
        subject=measure_subject(view),
        headline=headline(measured, among, catalogue, words),
        subline=" · ".join([subline(measured, among, name, words), *filter_names(view)[:5]]),
        picture=picture_of(view, measured, kept.classed(view), among),
        charts=_charts(view),
        tables=_tables(view),
        notes=history_notes(view),
        sources=measured.sources,
    )


def measure_subject(view: View) -> str:
    """Return measure, year and among whom."""
    words = Words(view.language)
    name = measure_name(view.measure, kept.catalogue(), words)
    dated = f"{name}, {view.year}" if view.language == "en" else f"{name}（{view.year}年）"
    return (" · " if view.language == "en" else "·").join([dated, *filter_names(view)][:5])


def _charts(view: View) -> tuple[Chart, ...]:
    measured = kept.measure(view.measure, view.year, view.choices)
    among = selected_units(view, kept.catalogue())
    leading = charted.leaders(view, measured, among)
    return () if leading is None else (leading,)


def _tables(view: View) -> tuple[Table, ...]:
    return (view_table(view),)
